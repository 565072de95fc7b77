package org.swarmglass.engine.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;

/**
 * A swarm of whole engine cores on virtual time: same sessions, same codecs, same planner as on a real network. Repeats
 * from its seed. Runs on the caller's thread.
 */
public final class SwarmSimulation {
    /** Carried bytes of a segment: enough that a transfer has a course, few enough that a thousand peers fit. */
    private static final int CARRIED_SEGMENT_BYTES = 20_000;

    private static final int MOST_SCALE = 64;
    private static final Duration STEP = Duration.ofSeconds(1);

    private final VirtualLoop loop = new VirtualLoop();
    private final World world;
    private final Entropy chance;
    private final Entropy clocks;
    private final EventDigest digest = new EventDigest();
    private final List<SimPeer> present = new ArrayList<>();
    private final List<SimPeer.Figures> gone = new ArrayList<>();
    private int joined;
    private boolean measuring;

    private SwarmSimulation(Scenario scenario) {
        int scale = (int) Math.max(1, Math.min(MOST_SCALE, scenario.segmentBytes() / CARRIED_SEGMENT_BYTES));
        chance = Entropy.seeded(scenario.seed());
        clocks = Entropy.seeded(scenario.seed());
        world = new World(
                scenario,
                loop,
                new SimNetwork(loop, scale),
                new SimStream(loop, scenario.stream(), (int) (scenario.segmentBytes() / scale)),
                new SimTracker(loop, scenario.tracker(), Entropy.seeded(chance.nextLong())));
        world.network().refuse(scenario.refusal(), chance.nextLong());
    }

    /** What all peers of a run share. */
    record World(Scenario scenario, EngineLoop loop, SimNetwork network, SimStream stream, SimTracker tracker) {
        /** With a clock that is off by a part of what the scenario allows, -1 to 1. */
        World withClock(double part) {
            long most = scenario.clockOffset().toNanos();
            EngineLoop own = most == 0 ? loop : new ShiftedLoop(loop, Duration.ofNanos((long) (part * most)));
            return new World(scenario, own, network, stream, tracker);
        }
    }

    /**
     * Runs a scenario to its end.
     *
     * @param progress told now and then how much is done, 0 to 1; false ends the run early, and what was measured until
     *     then is the result
     */
    public static SimulationResult run(Scenario scenario, DoublePredicate progress) {
        return new SwarmSimulation(scenario).run(progress);
    }

    private SimulationResult run(DoublePredicate progress) {
        Scenario scenario = world.scenario();
        measuring = scenario.warmUp().isZero();
        for (int i = 0; i < scenario.peers(); i++) {
            loop.after(scenario.joinEvery().multipliedBy(i), "join", this::join);
        }
        long end = scenario.length().toNanos();
        while (loop.nowNanos() < end && progress.test(loop.nowNanos() / (double) end)) {
            loop.advance(STEP);
            if (!measuring && loop.nowNanos() >= scenario.warmUp().toNanos()) {
                measuring = true;
                present.forEach(SimPeer::measureFromNow);
            }
            churn();
        }
        List<SimPeer.Figures> all = Stream.concat(present.stream().map(SimPeer::figures), gone.stream())
                .toList();
        SimulationResult result = new Tally(scenario, world, all).result(digest.hex());
        present.forEach(peer -> peer.leave(true));
        return result;
    }

    private void join() {
        int index = joined++;
        present.add(new SimPeer(
                index, classOf(index), world.withClock(2 * clocks.fraction() - 1), event -> digest.add(index, event)));
    }

    /** Classes take turns, so that each prefix of the audience has about the wanted mix. */
    private Scenario.PeerClass classOf(int index) {
        List<Scenario.PeerClass> classes = world.scenario().classes();
        int all = classes.stream().mapToInt(Scenario.PeerClass::weight).sum();
        Scenario.PeerClass owed = classes.get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (Scenario.PeerClass each : classes) {
            double due = (index + 1.0) * each.weight() / all - takenBy(each);
            if (due > most) {
                most = due;
                owed = each;
            }
        }
        return owed;
    }

    private long takenBy(Scenario.PeerClass kind) {
        return present.stream().filter(peer -> peer.kind == kind).count();
    }

    private void churn() {
        double probability = world.scenario().churnPerSecond();
        if (probability <= 0 || !measuring) {
            return;
        }
        for (SimPeer peer : List.copyOf(present)) {
            if (chance.fraction() < probability) {
                present.remove(peer);
                peer.leave(chance.fraction() < 0.5);
                gone.add(peer.figures());
                join();
            }
        }
    }
}
