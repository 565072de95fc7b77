package org.swarmglass.engine.swarm;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.integrity.HashFileAddress;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.metrics.SegmentCounts;
import org.swarmglass.engine.metrics.Throughput;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.origin.FakeOrigin;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.origin.RetryPolicy;
import org.swarmglass.engine.origin.ScriptedAnswer;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Electorate;
import org.swarmglass.engine.schedule.SchedulePlanner;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.snapshot.TrafficTotals;
import org.swarmglass.engine.store.MemoryStore;
import org.swarmglass.engine.stream.HashFile;

/** Downloads of one stream with an origin and peers that the test speaks for. Segments last four seconds. */
final class DownloadBench implements Downloads.Host {
    static final StreamId MAIN = new StreamId(StreamKind.MAIN, 0);
    private static final Duration SEGMENT = Duration.ofSeconds(4);

    final VirtualLoop loop = new VirtualLoop();
    final FakeOrigin origin = new FakeOrigin(loop);
    final Traffic traffic = new Traffic();
    final SegmentCounts counts = new SegmentCounts();
    final MemoryStore store = new MemoryStore(64 << 20);
    final List<EngineEvent> events = new ArrayList<>();
    final List<ManualPeer> peers = new ArrayList<>();
    final TreeMap<Long, SegmentRef> wanted = new TreeMap<>();
    final Downloads downloads;

    /** Until the first wanted segment is due. */
    Duration due = Duration.ofSeconds(30);

    boolean live = true;
    boolean settled = true;

    /** Numbers that peers were told to be coming from the origin. */
    List<Long> announcedLast = List.of();

    long bitsPerSecond = 40_000;
    boolean listed = true;

    /** Of a stream without hashes. */
    DownloadBench() {
        this(Optional.empty());
    }

    /** Of a stream whose hashes the origin has. */
    static DownloadBench withHashes(HashFileAddress address) {
        return new DownloadBench(Optional.of(address));
    }

    private final Map<Long, Long> listedNanos = new HashMap<>();

    private DownloadBench(Optional<HashFileAddress> hashes) {
        origin.slowDown(Duration.ofMillis(10));
        DownloadPorts ports = new DownloadPorts(
                loop,
                new ResumingFetch(loop, Entropy.seeded(1), origin, RetryPolicy.forSegments()),
                store,
                new SchedulePlanner(Entropy.seeded(2)),
                traffic,
                new Throughput(),
                new Throughput(),
                events::add,
                hashes.map(this::open));
        downloads = new Downloads(ports, counts, this);
    }

    private HashSource open(HashFileAddress address) {
        ResumingFetch once = new ResumingFetch(loop, Entropy.seeded(3), origin, RetryPolicy.none());
        HashFile file = new HashFile(address, new HashFile.Ports(loop, once, traffic, events::add));
        file.start();
        return file;
    }

    static byte[] bytes(long number) {
        byte[] bytes = new byte[20_000 + (int) (number % 5) * 10];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    static String path(long number) {
        return "/" + number + ".ts";
    }

    SegmentRef want(long number) {
        return want(number, Optional.empty());
    }

    SegmentRef want(long number, Optional<ByteRange> range) {
        SegmentRef ref = new SegmentRef(
                new SegmentId(MAIN, number),
                URI.create("http://origin.test" + path(number)),
                range,
                SEGMENT,
                SEGMENT.multipliedBy(number));
        wanted.put(number, ref);
        listedNanos.putIfAbsent(number, loop.nowNanos());
        return ref;
    }

    ManualPeer peer(Long... numbers) {
        ManualPeer peer = new ManualPeer(loop, traffic, peers.size());
        peers.add(peer);
        peer.announce(numbers);
        return peer;
    }

    /** Lets time pass until the peer is asked for something. */
    void awaitRequest(ManualPeer peer) {
        int before = peer.requests.size();
        for (int i = 0; i < 200 && peer.requests.size() == before; i++) {
            advance(0.1);
        }
        Assertions.assertThat(peer.requests).hasSize(before + 1);
    }

    void advance(double seconds) {
        loop.advance(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** The origin has it. */
    void serve(long number) {
        origin.script(path(number), ScriptedAnswer.of(bytes(number)));
    }

    Reading read(SegmentRef segment) {
        Reading reading = new Reading();
        downloads.attach(segment, reading);
        return reading;
    }

    byte[] stored(long number) {
        return store.inMemory(new SegmentId(MAIN, number)).orElseThrow();
    }

    boolean has(long number) {
        return store.holds(new SegmentId(MAIN, number));
    }

    <E extends EngineEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void checkIdentity() {
        TrafficTotals totals = traffic.totals();
        Assertions.assertThat(totals.http() + totals.p2p())
                .isEqualTo(totals.acquired() + totals.wasted() + totals.pending());
        Assertions.assertThat(totals.pending()).isEqualTo(downloads.pending());
        Assertions.assertThat(peers.stream()
                        .mapToLong(peer -> peer.session.receivedBytes())
                        .sum())
                .isEqualTo(totals.p2p());
    }

    @Override
    public Electorate electorate() {
        return Electorate.free(Set.of(new PeerId("-sg0100-000000000000")));
    }

    @Override
    public boolean live() {
        return live;
    }

    @Override
    public List<SegmentRef> wanted() {
        return List.copyOf(wanted.values());
    }

    @Override
    public Duration untilDue(SegmentRef ref) {
        return due.plus(ref.start())
                .minus(
                        wanted.isEmpty()
                                ? ref.start()
                                : wanted.firstEntry().getValue().start());
    }

    @Override
    public Duration known(SegmentRef ref) {
        return Duration.ofNanos(
                loop.nowNanos() - listedNanos.getOrDefault(ref.id().number(), loop.nowNanos()));
    }

    @Override
    public boolean atOrigin(SegmentRef ref) {
        return listed;
    }

    @Override
    public boolean settled() {
        return settled;
    }

    @Override
    public long bitsPerSecond() {
        return bitsPerSecond;
    }

    @Override
    public Situation.Limits limits() {
        return new Situation.Limits(2, 4, Duration.ofMinutes(10), Duration.ofSeconds(3));
    }

    @Override
    public List<PeerSession> peers() {
        return peers.stream()
                .filter(peer -> peer.open)
                .map(peer -> peer.session)
                .toList();
    }

    @Override
    public PeerSession idle(PeerSession peer) {
        return peer;
    }

    @Override
    public void onHoldingsChanged() {
        announcedLast = downloads.fromOrigin();
        downloads.replan();
    }

    /** A player that reads a segment. */
    static final class Reading implements SegmentReader {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        OptionalLong promised = OptionalLong.empty();
        Optional<Boolean> whole = Optional.empty();
        boolean begun;

        byte[] bytes() {
            return body.toByteArray();
        }

        boolean hasStartOf(byte[] segment) {
            return Arrays.equals(bytes(), Arrays.copyOf(segment, body.size()));
        }

        @Override
        public void onBegin(OptionalLong totalBytes) {
            Assertions.assertThat(begun).isFalse();
            begun = true;
            promised = totalBytes;
        }

        @Override
        public void onBytes(byte[] bytes) {
            Assertions.assertThat(begun && whole.isEmpty()).isTrue();
            body.writeBytes(bytes);
        }

        @Override
        public void onEnd(boolean complete) {
            Assertions.assertThat(whole).isEmpty();
            whole = Optional.of(complete);
        }
    }
}
