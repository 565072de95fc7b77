package org.swarmglass.engine.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.swarmglass.engine.simulation.SimPeer.Figures;

/** Adds up what the peers of a run have measured. Pure. */
final class Tally {
    private final Scenario scenario;
    private final SwarmSimulation.World world;
    private final List<Figures> peers;

    /** @param peers all that were there while it was measured */
    Tally(Scenario scenario, SwarmSimulation.World world, List<Figures> peers) {
        this.scenario = scenario;
        this.world = world;
        this.peers = List.copyOf(peers);
    }

    SimulationResult result(String eventLogHash) {
        long http = sum(peers, Figures::http);
        double seconds = (world.loop().nowNanos() - scenario.warmUp().toNanos()) / 1e9;
        double streamBytes = world.stream().segmentBytes()
                * seconds
                / (scenario.stream().segment().toNanos() / 1e9);
        return new SimulationResult(
                scenario.peers(),
                share(peers),
                scenario.ceiling(),
                http / streamBytes,
                stallRatio(peers),
                peers.stream().mapToInt(Figures::stalls).sum(),
                sum(peers, Figures::far) / Math.max(1.0, sum(peers, Figures::p2p)),
                sum(peers, Figures::wasted) / Math.max(1.0, http + sum(peers, Figures::p2p)),
                scenario.classes().stream().map(this::result).toList(),
                scenario.seed(),
                eventLogHash);
    }

    private SimulationResult.ClassResult result(Scenario.PeerClass kind) {
        List<Figures> some = peers.stream().filter(peer -> peer.kind() == kind).toList();
        int scale = world.network().scale();
        return new SimulationResult.ClassResult(
                kind.name(),
                some.size(),
                share(some),
                sum(some, Figures::p2p) * scale,
                sum(some, Figures::uploaded) * scale,
                stallRatio(some),
                some.stream().mapToInt(Figures::stalls).sum());
    }

    private static double share(List<Figures> some) {
        long p2p = sum(some, Figures::p2p);
        long all = p2p + sum(some, Figures::http);
        return all == 0 ? 0 : p2p / (double) all;
    }

    private static double stallRatio(List<Figures> some) {
        double stalled = seconds(some, Figures::stalledFor);
        double all = stalled + seconds(some, Figures::playedFor);
        return all == 0 ? 0 : stalled / all;
    }

    private static double seconds(List<Figures> some, Function<Figures, Duration> time) {
        return some.stream()
                .mapToDouble(peer -> time.apply(peer).toNanos() / 1e9)
                .sum();
    }

    private static long sum(List<Figures> some, ToLongFunction<Figures> figure) {
        return some.stream().mapToLong(figure).sum();
    }
}
