package org.swarmglass.app.preview;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EventLog;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.EngineView;
import org.swarmglass.engine.snapshot.P2pStatus;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.snapshot.SegmentTotals;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.SwarmSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;
import org.swarmglass.engine.snapshot.TrafficTotals;

/** A made-up engine in a swarm of made-up peers, on virtual time: {@link #advance} turns it. One thread. */
public final class DemoView implements EngineView {
    private static final InfoHash SWARM = InfoHash.ofBytes(
            new byte[] {(byte) 0x9f, 0x21, (byte) 0xc0, 0x7e, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19
            });
    private static final StreamId VIDEO = new StreamId(StreamKind.MAIN, 1);
    private static final double SEGMENT_SECONDS = 2;

    private final Random chance = new Random(7);
    private final EventLog events = new EventLog(4096);
    private final List<DemoPeer> peers = new ArrayList<>();
    private long nanos;
    private double http;
    private double httpRate = 2.6;
    private double sinceSegment;
    private long segment = 360;
    private int stalls;
    private boolean stalled;
    private boolean secondTracker = true;
    private EngineSnapshot snapshot = EngineSnapshot.idle(0);

    public DemoView(int count) {
        for (int i = 0; i < count; i++) {
            peers.add(new DemoPeer(chance, i));
        }
        events.add(new EngineEvent.StreamOpened(0, "http://127.0.0.1:8801/live/stadium-cam-3/master.m3u8", true, 2));
        events.add(new EngineEvent.SwarmJoined(0, Generation.V2_3, "720p", SWARM.hex()));
        events.add(new EngineEvent.TrackerConnected(0, URI.create("wss://tracker.example.org/announce")));
        peers.forEach(peer -> events.add(new EngineEvent.PeerConnected(0, peer.id(), Generation.V2_3)));
        publish();
    }

    /** Lets time pass and publishes. */
    public void advance(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        nanos += time.toNanos();
        double scale = peers.size() <= 8 ? 1.4 : 9.0 / peers.size();
        peers.forEach(peer -> peer.advance(seconds, scale));
        httpRate = Math.max(
                0.2,
                Math.min(
                        6,
                        httpRate
                                + (2.4 - httpRate) * 0.1 * seconds
                                + chance.nextGaussian() * 0.7 * Math.sqrt(seconds)));
        http += httpRate * seconds * 1e6 / 8;
        sinceSegment += seconds;
        if (sinceSegment >= SEGMENT_SECONDS) {
            sinceSegment = 0;
            segmentDone();
        }
        publish();
    }

    /** A stall begins, or the one there is ends. */
    public void stall(boolean begins) {
        stalled = begins;
        stalls += begins ? 1 : 0;
        events.add(
                begins
                        ? new EngineEvent.StallBegan(nanos)
                        : new EngineEvent.StallEnded(nanos, Duration.ofMillis(2400)));
    }

    /** The second tracker goes away, the last peer leaves, another one is being connected, the origin fails once. */
    public void trouble() {
        secondTracker = false;
        events.add(new EngineEvent.TrackerLost(
                nanos, URI.create("wss://backup.example.net"), "connection reset", Duration.ofSeconds(15)));
        events.add(new EngineEvent.OriginFailed(
                nanos, "http://127.0.0.1:8801/live/seg-401.ts", 503, "Service Unavailable"));
        DemoPeer leaving = peers.get(peers.size() - 1);
        leaving.close();
        events.add(new EngineEvent.PeerClosed(nanos, leaving.id(), EngineEvent.CloseReason.REMOTE_CLOSED, ""));
        DemoPeer coming = new DemoPeer(chance, 5);
        coming.connecting();
        peers.add(coming);
    }

    @Override
    public EngineSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public EventPage eventsSince(long cursor) {
        return events.since(cursor);
    }

    private void segmentDone() {
        segment++;
        long bytes = 2_900_000L + chance.nextInt(400_000);
        long fromPeers = Math.round(bytes * (0.62 + 0.38 * chance.nextDouble()));
        boolean whole = fromPeers > bytes * 0.97;
        events.add(new EngineEvent.SegmentAcquired(
                nanos,
                new SegmentId(VIDEO, segment),
                whole ? EngineEvent.SegmentSource.P2P : EngineEvent.SegmentSource.MIXED,
                bytes,
                whole ? bytes : fromPeers,
                Duration.ofMillis(400 + chance.nextInt(1500))));
        if (segment % 13 == 0 && !peers.isEmpty()) {
            events.add(new EngineEvent.PeerRequestFailed(
                    nanos, peers.get(0).id(), new SegmentId(VIDEO, segment), "bytes-receiving-timeout"));
        }
    }

    private void publish() {
        long in = peers.stream().mapToLong(DemoPeer::bytesIn).sum();
        long out = peers.stream().mapToLong(DemoPeer::bytesOut).sum();
        long fromOrigin = Math.round(http);
        List<PeerSnapshot> rows =
                peers.stream().map(peer -> peer.snapshot(SWARM)).toList();
        int connected = (int) peers.stream().filter(DemoPeer::connected).count();
        snapshot = new EngineSnapshot(
                nanos,
                EngineSnapshot.State.RUNNING,
                Optional.of(stream()),
                new TrafficTotals(fromOrigin, in, in + fromOrigin - 180_000, 150_000, 30_000, 412_000, out, in),
                new SegmentTotals(12, 60, 71, 0),
                playback(),
                new P2pStatus(true, true, ""),
                List.of(new SwarmSnapshot(
                        Generation.V2_3,
                        StreamKind.MAIN,
                        "720p",
                        "v2-http://127.0.0.1:8801/live/stadium-cam-3/master.m3u8-main-1",
                        SWARM,
                        new PeerId("-sg0100-4hS8kd02LmQx"),
                        connected,
                        peers.size() - connected,
                        Duration.ofNanos(nanos))),
                rows,
                EngineSnapshot.OlderPeers.NONE,
                List.of(
                        tracker("wss://tracker.example.org/announce", connected + 9, true),
                        tracker("wss://backup.example.net", connected + 4, secondTracker)),
                EngineSnapshot.LoopHealth.NONE);
    }

    private PlaybackSnapshot playback() {
        double wave = Math.sin(nanos / 9e9) * 3 + Math.sin(nanos / 2.3e9);
        return new PlaybackSnapshot(
                !stalled,
                Optional.of(Duration.ofMillis(310)),
                Optional.of(Duration.ofMillis(1240)),
                Optional.of(Duration.ofMillis(920)),
                stalls,
                Duration.ofMillis(2400L * stalls),
                Optional.of(Duration.ofMillis(Math.round(24_000 + wave * 200))),
                Optional.of(Duration.ofMillis(stalled ? 0 : Math.round(18_000 + wave * 900))));
    }

    private static StreamSnapshot stream() {
        return new StreamSnapshot(
                "http://127.0.0.1:8801/live/stadium-cam-3/master.m3u8",
                URI.create("http://127.0.0.1:40001/secret/master.m3u8"),
                StreamSnapshot.Form.LIVE,
                List.of(rendition("360p", 640, 360, 800_000), rendition("720p", 1280, 720, 12_000_000)),
                1,
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(40),
                Duration.ofSeconds(20));
    }

    private static StreamSnapshot.RenditionSnapshot rendition(String label, int width, int height, long rate) {
        return new StreamSnapshot.RenditionSnapshot(
                label,
                rate,
                Optional.of(new StreamSnapshot.Size(width, height)),
                Optional.of("avc1.64001f,mp4a.40.2"),
                Optional.of(30.0));
    }

    private static TrackerSnapshot tracker(String url, int members, boolean connected) {
        return new TrackerSnapshot(
                URI.create(url),
                connected ? TrackerState.CONNECTED : TrackerState.WAITING,
                connected ? 0 : 2,
                connected ? Optional.empty() : Optional.of(Duration.ofSeconds(9)),
                connected ? "" : "connection reset by peer",
                connected
                        ? List.of(new TrackerSnapshot.SwarmCount(SWARM, Optional.of(0), Optional.of(members)))
                        : List.of());
    }
}
