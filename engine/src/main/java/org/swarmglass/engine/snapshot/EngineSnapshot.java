package org.swarmglass.engine.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * The whole engine at one instant.
 *
 * @param atNanos the engine's monotonic clock
 * @param peers connected and connecting first, then the latest that have closed; at most 1,000 rows
 * @param census who is in which swarm of the stream; empty without P2P
 * @param olderPeers the sum of the peers that no longer have a row, so that bytes per peer always add up
 */
public record EngineSnapshot(
        long atNanos,
        State state,
        Optional<StreamSnapshot> stream,
        TrafficTotals traffic,
        SegmentTotals segments,
        PlaybackSnapshot playback,
        P2pStatus p2p,
        List<SwarmSnapshot> swarms,
        List<PeerSnapshot> peers,
        OlderPeers olderPeers,
        List<TrackerSnapshot> trackers,
        LoopHealth loop,
        Optional<CensusSnapshot> census) {
    public EngineSnapshot {
        swarms = List.copyOf(swarms);
        peers = List.copyOf(peers);
        trackers = List.copyOf(trackers);
    }

    /** Without a census. */
    public EngineSnapshot(
            long atNanos,
            State state,
            Optional<StreamSnapshot> stream,
            TrafficTotals traffic,
            SegmentTotals segments,
            PlaybackSnapshot playback,
            P2pStatus p2p,
            List<SwarmSnapshot> swarms,
            List<PeerSnapshot> peers,
            OlderPeers olderPeers,
            List<TrackerSnapshot> trackers,
            LoopHealth loop) {
        this(
                atNanos,
                state,
                stream,
                traffic,
                segments,
                playback,
                p2p,
                swarms,
                peers,
                olderPeers,
                trackers,
                loop,
                Optional.empty());
    }

    /** An engine that has done nothing yet. */
    public static EngineSnapshot idle(long atNanos) {
        return new EngineSnapshot(
                atNanos,
                State.IDLE,
                Optional.empty(),
                TrafficTotals.NONE,
                SegmentTotals.NONE,
                PlaybackSnapshot.NONE,
                P2pStatus.off("no stream is open"),
                List.of(),
                List.of(),
                OlderPeers.NONE,
                List.of(),
                LoopHealth.NONE);
    }

    /** The counters, peers and events of this one with the stream, playback, swarms and trackers of an earlier one. */
    public EngineSnapshot ofStream(EngineSnapshot earlier) {
        return new EngineSnapshot(
                atNanos,
                state,
                earlier.stream,
                traffic,
                segments,
                earlier.playback,
                p2p,
                earlier.swarms,
                peers,
                olderPeers,
                earlier.trackers,
                loop,
                earlier.census);
    }

    /** Life of the engine as a whole. */
    public enum State {
        IDLE,
        OPENING,
        RUNNING,
        /** A bug was caught: a plain HTTP proxy goes on, P2P may not. */
        DEGRADED,
        /** The stream has ended at the origin; what is stored still plays. */
        ENDED,
        FAILED,
        CLOSED
    }

    /** @param bytesIn received from them, @param bytesOut sent to them */
    public record OlderPeers(int count, long bytesIn, long bytesOut) {
        public static final OlderPeers NONE = new OlderPeers(0, 0, 0);
    }

    /** How busy the engine's own thread is. */
    public record LoopHealth(String slowestTask, long slowestNanos, long lagNanos, long tasks, long faults) {
        public static final LoopHealth NONE = new LoopHealth("", 0, 0, 0, 0);
    }
}
