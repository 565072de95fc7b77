package org.swarmglass.app.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.simulation.Scenario;

/** How long a plan will still take, judged by its finished runs. Pure. */
final class RemainingTime {
    /** Measured from 10 to 200 viewers: twice as many take 2.2 times as long. */
    private static final double GROWTH = 1.15;

    private RemainingTime() {}

    /** Empty until a run is finished. */
    static Optional<Duration> of(PlanProgress progress) {
        List<Scenario> all = progress.plan().scenarios();
        double finished = work(all.subList(0, progress.rows().size()));
        if (finished == 0) {
            return Optional.empty();
        }
        double left = (1 - done(progress)) * work(all);
        return Optional.of(Duration.ofMillis(Math.round(progress.spent().toMillis() / finished * left)));
    }

    /** How much of the plan is done, 0 to 1. */
    static double done(PlanProgress progress) {
        List<Scenario> all = progress.plan().scenarios();
        int finished = progress.rows().size();
        double done = work(all.subList(0, finished));
        if (finished < all.size()) {
            done += progress.current() * work(all.get(finished));
        }
        return done / work(all);
    }

    /** Roughly, as a person wants to know it. */
    static String words(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 5) {
            return "a few seconds left";
        }
        return seconds < 95
                ? "about " + Math.max(1, Math.round(seconds / 5.0)) * 5 + " s left"
                : "about " + Math.round(seconds / 60.0) + " min left";
    }

    private static double work(List<Scenario> some) {
        return some.stream().mapToDouble(RemainingTime::work).sum();
    }

    private static double work(Scenario scenario) {
        return Math.pow(scenario.peers(), GROWTH)
                * scenario.length().toMillis()
                / scenario.stream().segment().toMillis();
    }
}
