package org.swarmglass.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.swarmglass.engine.bench.Figure.Goal;
import org.swarmglass.engine.interop.ShareTrial.Outcome;

/** A swarm of real peers and what came out of its runs. A run that fails leaves its swarm without figures, others keep theirs. */
final class LabSwarm {
    private static final int MOST_OF_A_FAULT = 300;

    private final String name;
    private final Trial trial;
    private final List<Outcome> outcomes = new ArrayList<>();
    private Optional<String> fault = Optional.empty();

    /** @param name in words */
    LabSwarm(String name, Trial trial) {
        this.name = name;
        this.trial = trial;
    }

    /** One run. */
    interface Trial {
        /** @throws AssertionError with why it means nothing */
        Outcome run(int round);
    }

    /** One run of each swarm in each round: a busy hour is busy for all of them. */
    static void run(int rounds, LabSwarm... swarms) {
        for (int round = 0; round < rounds; round++) {
            for (LabSwarm swarm : swarms) {
                swarm.runOnce(round);
            }
        }
    }

    private void runOnce(int round) {
        try {
            outcomes.add(trial.run(round));
        } catch (AssertionError | RuntimeException failed) {
            // The next run of half an hour of them may well succeed; what failed must be told all the same.
            fault = Optional.of(name + ": " + inOneLine(failed));
        }
    }

    /** Of what may end in sixty lines of a log, which is in {@code target/interop} anyway. */
    private static String inOneLine(Throwable failed) {
        String line = failed.toString().replaceAll("\\s+", " ");
        return line.substring(0, Math.min(line.length(), MOST_OF_A_FAULT));
    }

    double mean(ToDoubleFunction<Outcome> value) {
        return outcomes.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** Every run's outcome. */
    String told() {
        return name + " "
                + outcomes.stream()
                        .map(run -> String.format(
                                Locale.ROOT,
                                "%.1f %% (%.2f copies, %d stalls%s)",
                                100 * run.share(),
                                run.copies(),
                                run.stalls(),
                                run.browsersShare() > 0
                                        ? String.format(Locale.ROOT, ", browsers %.1f %%", 100 * run.browsersShare())
                                        : ""))
                        .collect(Collectors.joining(", "));
    }

    /** A figure of these swarms' runs, missing if one of them failed. */
    static Figure figure(String what, Goal goal, double value, String note, LabSwarm... from) {
        String told = List.of(from).stream().map(LabSwarm::told).collect(Collectors.joining("; "));
        String faults =
                List.of(from).stream().flatMap(swarm -> swarm.fault.stream()).collect(Collectors.joining("; "));
        String name = "Real lab, " + what;
        return faults.isEmpty()
                ? new Figure(name, goal, value, note + ": " + told)
                : Figure.missing(name, goal, "a run failed: " + faults + ". Runs that did not: " + told);
    }
}
