package org.swarmglass.engine.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Adds up what the peers of a run have measured. Pure. */
final class Tally {
    private final Scenario scenario;
    private final SwarmSimulation.World world;
    private final List<SimPeer> peers = new ArrayList<>();

    Tally(Scenario scenario, SwarmSimulation.World world, List<SimPeer> present, List<SimPeer> gone) {
        this.scenario = scenario;
        this.world = world;
        peers.addAll(present);
        peers.addAll(gone);
    }

    SimulationResult result(String eventLogHash) {
        long http = sum(peers, SimPeer::http);
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
                peers.stream().mapToInt(SimPeer::stalls).sum(),
                sum(peers, SimPeer::wasted) / Math.max(1.0, http + sum(peers, SimPeer::p2p)),
                scenario.classes().stream().map(this::result).toList(),
                scenario.seed(),
                eventLogHash);
    }

    private SimulationResult.ClassResult result(Scenario.PeerClass kind) {
        List<SimPeer> some = peers.stream().filter(peer -> peer.kind == kind).toList();
        int scale = world.network().scale();
        return new SimulationResult.ClassResult(
                kind.name(),
                some.size(),
                share(some),
                sum(some, SimPeer::p2p) * scale,
                sum(some, SimPeer::uploaded) * scale,
                stallRatio(some),
                some.stream().mapToInt(SimPeer::stalls).sum());
    }

    private static double share(List<SimPeer> some) {
        long p2p = sum(some, SimPeer::p2p);
        long all = p2p + sum(some, SimPeer::http);
        return all == 0 ? 0 : p2p / (double) all;
    }

    private static double stallRatio(List<SimPeer> some) {
        double stalled = seconds(some, SimPeer::stalledFor);
        double all = stalled + seconds(some, SimPeer::playedFor);
        return all == 0 ? 0 : stalled / all;
    }

    private static double seconds(List<SimPeer> some, Function<SimPeer, Duration> time) {
        return some.stream()
                .mapToDouble(peer -> time.apply(peer).toNanos() / 1e9)
                .sum();
    }

    private static long sum(List<SimPeer> some, ToLongFunction<SimPeer> figure) {
        return some.stream().mapToLong(figure).sum();
    }
}
