package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.bench.Figure.Goal;
import org.swarmglass.engine.interop.ShareTrial;
import org.swarmglass.engine.interop.ShareTrial.Outcome;

/** Swarmglass among browsers of 2.3.1: what it saves the origin, and whether it takes from the browsers. */
final class MixedLabBenchmark implements Benchmark {
    private static final int ROUNDS = 2;
    private static final String NOTE = "means of " + ROUNDS + " runs of " + LabBenchmark.SECONDS
            + " s, live, 4 s segments, 7 behind; each run's share";

    @Override
    public Duration limit() {
        return Duration.ofMinutes(30);
    }

    @Override
    public List<Figure> run() {
        LabSwarm browsers = new LabSwarm("7 browsers", round -> new ShareTrial("BBBBBBB", LabBenchmark.SECONDS).run());
        LabSwarm mixed = new LabSwarm(
                "5 Swarmglass and 2 browsers", round -> new ShareTrial("SSSSSBB", LabBenchmark.SECONDS).run());
        LabSwarm.run(ROUNDS, browsers, mixed);
        return List.of(
                LabSwarm.figure(
                        "5 Swarmglass and 2 browsers, origin copies against 7 browsers",
                        Goal.atMost(0.6, "x"),
                        mixed.mean(Outcome::copies) / browsers.mean(Outcome::copies),
                        NOTE,
                        mixed,
                        browsers),
                LabSwarm.figure(
                        "5 Swarmglass and 2 browsers, the browsers' own share, gained over 7 browsers",
                        Goal.atLeast(0, "points"),
                        100 * (mixed.mean(Outcome::browsersShare) - browsers.mean(Outcome::browsersShare)),
                        NOTE,
                        mixed,
                        browsers));
    }
}
