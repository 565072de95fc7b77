package org.swarmglass.app.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.swarmglass.app.capacity.CapacityRow;
import org.swarmglass.app.plan.PlanViewModel.Lines;
import org.swarmglass.app.plan.PlanViewModel.Status;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Figure;
import org.swarmglass.charts.Curve;
import org.swarmglass.engine.simulation.Scenario;

/** Turns the progress of a plan into lines, rows and words. */
final class PlanPresenter {
    private static final Absence NOTHING_YET = new Absence(
            "Nothing is simulated yet",
            "Choose what differs from run to run, and press Run. Each run is a swarm of whole engines on virtual time;"
                    + " its point appears when it is finished.");

    PlanViewModel present(Optional<PlanProgress> progress) {
        return progress.map(PlanPresenter::present)
                .orElseGet(() -> new PlanViewModel(
                        Lines.NONE,
                        List.of(),
                        OptionalInt.empty(),
                        Verdict.NONE,
                        new Status("", 0, false, false),
                        Optional.of(NOTHING_YET)));
    }

    private static PlanViewModel present(PlanProgress progress) {
        Verdict verdict = new Judgement(progress.plan(), progress.rows()).verdict();
        return new PlanViewModel(
                lines(progress),
                progress.rows(),
                best(progress, verdict),
                verdict,
                status(progress),
                absence(progress));
    }

    private static OptionalInt best(PlanProgress progress, Verdict verdict) {
        Swept swept = progress.plan().swept();
        return verdict.best().isEmpty()
                ? OptionalInt.empty()
                : IntStream.range(0, progress.rows().size())
                        .filter(i -> swept.of(progress.rows().get(i).scenario())
                                == verdict.best().getAsDouble())
                        .findFirst();
    }

    private static Lines lines(PlanProgress progress) {
        Swept swept = progress.plan().swept();
        List<Curve.Stop> stops = new ArrayList<>();
        List<Curve.Point> ceiling = new ArrayList<>();
        for (Scenario scenario : progress.plan().scenarios()) {
            double at = swept.of(scenario);
            stops.add(new Curve.Stop(at, swept.words(at), heading(swept, at)));
            ceiling.add(point(
                    at, scenario.ceiling(), Figure.percent(scenario.ceiling()).text()));
        }
        List<Curve.Point> share = new ArrayList<>();
        List<Curve.Point> stalls = new ArrayList<>();
        for (CapacityRow row : progress.rows()) {
            double at = swept.of(row.scenario());
            share.add(point(at, row.result().share(), PlanColumn.SHARE.text(row)));
            stalls.add(point(at, row.result().stallRatio(), PlanColumn.STALL_RATIO.text(row)));
        }
        return new Lines(stops, share, ceiling, stalls);
    }

    private static String heading(Swept swept, double at) {
        return swept.label() + " " + swept.words(at);
    }

    private static Curve.Point point(double at, double share, String text) {
        return new Curve.Point(at, 100 * share, text);
    }

    private static Status status(PlanProgress progress) {
        int runs = progress.plan().scenarios().size();
        int finished = progress.rows().size();
        double done = RemainingTime.done(progress);
        return switch (progress.state()) {
            case RUNNING ->
                new Status(
                        "Run " + Math.min(runs, finished + 1) + " of " + runs + " · "
                                + RemainingTime.of(progress)
                                        .map(RemainingTime::words)
                                        .orElseGet(
                                                () -> String.format(Locale.ROOT, "%.0f %%", 100 * progress.current())),
                        done,
                        true,
                        false);
            case DONE ->
                new Status(
                        runs + (runs == 1 ? " run in " : " runs in ")
                                + progress.spent().toSeconds() + " s",
                        1,
                        false,
                        false);
            case CANCELLED -> new Status("Cancelled after " + finished + " of " + runs + " runs", done, false, false);
            case FAILED -> new Status(progress.problem(), done, false, true);
        };
    }

    private static Optional<Absence> absence(PlanProgress progress) {
        if (progress.running() || !progress.rows().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                progress.state() == PlanProgress.State.FAILED
                        ? new Absence("The simulation failed", progress.problem())
                        : new Absence(
                                "The plan was cancelled before its first run was finished",
                                "Press Run to begin it again."));
    }
}
