package org.swarmglass.app.preview;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.P2pStatus;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.snapshot.SegmentTotals;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.SwarmSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot.SwarmCount;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;
import org.swarmglass.engine.snapshot.TrafficTotals;

/** Snapshots for tests: a running live stream in one swarm, with what a test cares about. */
public record Snapshots(
        long atMillis,
        TrafficTotals traffic,
        PlaybackSnapshot playback,
        P2pStatus p2p,
        List<PeerSnapshot> peers,
        List<TrackerSnapshot> trackers) {
    public static final InfoHash SWARM = InfoHash.ofBytes(new byte[20]);
    /** The swarm of an alternate audio. */
    public static final InfoHash SOUND = InfoHash.ofBytes("sound of the stream.".getBytes(StandardCharsets.US_ASCII));

    public static Snapshots running() {
        return new Snapshots(
                0, TrafficTotals.NONE, PlaybackSnapshot.NONE, new P2pStatus(true, true, ""), List.of(), List.of());
    }

    public Snapshots at(long millis) {
        return new Snapshots(millis, traffic, playback, p2p, peers, trackers);
    }

    public Snapshots traffic(long http, long p2pBytes, long uploaded) {
        TrafficTotals totals = new TrafficTotals(http, p2pBytes, http + p2pBytes, 0, 0, 0, uploaded, 0);
        return new Snapshots(atMillis, totals, playback, p2p, peers, trackers);
    }

    public Snapshots playing(PlaybackSnapshot now) {
        return new Snapshots(atMillis, traffic, now, p2p, peers, trackers);
    }

    public Snapshots p2p(P2pStatus status) {
        return new Snapshots(atMillis, traffic, playback, status, peers, trackers);
    }

    public Snapshots peers(PeerSnapshot... rows) {
        return new Snapshots(atMillis, traffic, playback, p2p, List.of(rows), trackers);
    }

    public Snapshots trackers(TrackerSnapshot... rows) {
        return new Snapshots(atMillis, traffic, playback, p2p, peers, List.of(rows));
    }

    public EngineSnapshot build() {
        return new EngineSnapshot(
                atMillis * 1_000_000,
                EngineSnapshot.State.RUNNING,
                Optional.of(stream()),
                traffic,
                SegmentTotals.NONE,
                playback,
                p2p,
                List.of(
                        swarm(StreamKind.MAIN, "720p", "v2-http://h/cam/master.m3u8-main-0", SWARM),
                        swarm(StreamKind.SECONDARY, "audio en", "v2-http://h/cam/master.m3u8-secondary-0", SOUND)),
                peers,
                EngineSnapshot.OlderPeers.NONE,
                trackers,
                EngineSnapshot.LoopHealth.NONE);
    }

    private static SwarmSnapshot swarm(StreamKind kind, String rendition, String swarmString, InfoHash hash) {
        return new SwarmSnapshot(
                Generation.V2_3,
                kind,
                rendition,
                swarmString,
                hash,
                peerId("ourselves000"),
                0,
                0,
                Duration.ofSeconds(9));
    }

    public static PeerId peerId(String chance) {
        return new PeerId("-PM0203-" + chance);
    }

    /** A peer; the name has five characters. */
    public static PeerSnapshot peer(String name, PeerState state, long in, long out) {
        return peer(Generation.V2_3, name, state, in, out);
    }

    public static PeerSnapshot peer(Generation generation, String name, PeerState state, long in, long out) {
        return peer(generation, SWARM, name, state, new long[] {in, out});
    }

    /** In another swarm than the picture's. */
    public static PeerSnapshot soundPeer(String name) {
        return peer(Generation.V2_3, SOUND, name, PeerState.IDLE, new long[] {0, 0});
    }

    private static PeerSnapshot peer(
            Generation generation, InfoHash swarm, String name, PeerState state, long[] bytes) {
        return new PeerSnapshot(
                peerId(name + "0000000"),
                "p2p-media-loader " + generation.label(),
                generation,
                swarm,
                state,
                bytes[0],
                bytes[1],
                state.connected() ? Optional.of(Duration.ofMillis(21)) : Optional.empty(),
                state.connected() ? "host/prflx" : "",
                Duration.ofSeconds(4),
                3);
    }

    public static TrackerSnapshot tracker(String url, TrackerState state, int leechers) {
        boolean connected = state == TrackerState.CONNECTED;
        return new TrackerSnapshot(
                URI.create(url),
                state,
                connected ? 0 : 2,
                Optional.empty(),
                "",
                connected ? List.of(new SwarmCount(SWARM, Optional.of(0), Optional.of(leechers))) : List.of());
    }

    private static StreamSnapshot stream() {
        return new StreamSnapshot(
                "http://h/cam/master.m3u8",
                URI.create("http://127.0.0.1:1/secret/master.m3u8"),
                StreamSnapshot.Form.LIVE,
                List.of(new StreamSnapshot.RenditionSnapshot(
                        "720p", 1_200_000, Optional.empty(), Optional.empty(), Optional.empty())),
                0,
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(40),
                Duration.ofSeconds(20));
    }
}
