package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.swarmglass.engine.bench.Figure.Goal;
import org.swarmglass.engine.interop.ShareTrial;
import org.swarmglass.engine.interop.ShareTrial.Outcome;

/** Swarms of nothing but Swarmglass, with the real tracker and WebRTC, each run from a cold start. */
final class LabBenchmark implements Benchmark {
    static final int SECONDS = 75;
    private static final int ROUNDS = 2;
    private static final String NOTE =
            "mean of " + ROUNDS + " runs of " + SECONDS + " s, live, 4 s segments, 7 behind; each run's share";

    @Override
    public Duration limit() {
        return Duration.ofMinutes(30);
    }

    @Override
    public List<Figure> run() {
        LabSwarm three = swarm("3 Swarmglass", "SSS");
        LabSwarm five = swarm("5 Swarmglass", "SSSSS");
        LabSwarm seven = swarm("7 Swarmglass", "SSSSSSS");
        LabSwarm.run(ROUNDS, three, five, seven);
        return List.of(
                share("3 Swarmglass, share (of 66.7 at most)", 63, three),
                LabSwarm.figure(
                        "3 Swarmglass, stalls", Goal.atMost(0, "stalls"), three.mean(Outcome::stalls), NOTE, three),
                share("5 Swarmglass, share (of 80 at most)", 76, five),
                share("7 Swarmglass, share (of 85.7 at most)", 82, seven));
    }

    private static LabSwarm swarm(String name, String lineup) {
        return new LabSwarm(name, round -> new ShareTrial(lineup, SECONDS).run());
    }

    private static Figure share(String what, double percent, LabSwarm swarm) {
        ToDoubleFunction<Outcome> share = run -> 100 * run.share();
        return LabSwarm.figure(what, Goal.atLeast(percent, "%"), swarm.mean(share), NOTE, swarm);
    }
}
