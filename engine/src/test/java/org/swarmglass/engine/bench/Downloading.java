package org.swarmglass.engine.bench;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.integrity.Sha256;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.metrics.SegmentCounts;
import org.swarmglass.engine.metrics.Throughput;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.origin.ExchangeListener;
import org.swarmglass.engine.origin.Origin;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.origin.RetryPolicy;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.peer.v2.V2Session;
import org.swarmglass.engine.peer.v2.V2Wire;
import org.swarmglass.engine.schedule.Electorate;
import org.swarmglass.engine.schedule.SchedulePlanner;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.store.MemoryStore;
import org.swarmglass.engine.swarm.DownloadPorts;
import org.swarmglass.engine.swarm.Downloads;
import org.swarmglass.engine.swarm.HashSource;
import org.swarmglass.engine.transport.PeerLink;

/**
 * A peer that wants all segments in order and gets them from peers: planner, sessions, buffers, SHA-256 and store as in a
 * stream, and an origin that is never due. Loop thread only.
 */
final class Downloading implements Downloads.Host, PeerSession.Owner {
    static final StreamId MAIN = new StreamId(StreamKind.MAIN, 0);
    private static final Duration SEGMENT = Duration.ofSeconds(4);
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final int LOOK_AHEAD = 12;
    private static final int PEER_DOWNLOADS = 4;

    private final EngineLoop loop;
    private final Downloads downloads;
    private final Traffic traffic = new Traffic();
    private final List<PeerSession> peers = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<Long> had = new HashSet<>();

    /** By number; a stream has them ready too. */
    private final List<SegmentRef> refs = new ArrayList<>();

    private long acquired;
    private long next;
    private long end;

    /** @param expected hash of every segment */
    Downloading(EngineLoop loop, Sha256 expected) {
        this.loop = loop;
        DownloadPorts ports = new DownloadPorts(
                loop,
                new ResumingFetch(loop, Entropy.seeded(1), new NoOrigin(), RetryPolicy.none()),
                new MemoryStore(64 << 20),
                new SchedulePlanner(Entropy.seeded(2)),
                traffic,
                new Throughput(),
                new Throughput(),
                this::onEvent,
                Optional.of(new KnownHash(expected)));
        downloads = new Downloads(ports, new SegmentCounts(), this);
    }

    PeerSession open(PeerLink link, int number) {
        PeerId remote = new PeerId(String.format("-sg0100-%012d", number));
        PeerSession session =
                new V2Session(loop, Entropy.seeded(number), remote, link, new V2Wire(SegmentNumbering.SAME), this);
        peers.add(session);
        return session;
    }

    /** Wants that many segments more. */
    void want(long more) {
        end += more;
        while (refs.size() < end) {
            refs.add(ref(refs.size()));
        }
        downloads.replan();
    }

    /** Bytes of whole segments, verified and stored. */
    long acquiredBytes() {
        return acquired;
    }

    boolean done() {
        return next == end;
    }

    /** What went wrong since the beginning. */
    List<String> faults() {
        return faults;
    }

    private void onEvent(EngineEvent event) {
        if (event instanceof EngineEvent.SegmentAcquired whole) {
            acquired += whole.bytes();
            had.add(whole.segment().number());
            while (had.remove(next)) {
                next++;
            }
        } else {
            faults.add(event.toString());
        }
    }

    @Override
    public List<SegmentRef> wanted() {
        return refs.subList((int) next, (int) Math.min(end, next + LOOK_AHEAD)).stream()
                .filter(ref -> !had.contains(ref.id().number()))
                .toList();
    }

    private static SegmentRef ref(long number) {
        return new SegmentRef(
                new SegmentId(MAIN, number),
                URI.create("http://origin.invalid/" + number + ".ts"),
                Optional.empty(),
                SEGMENT,
                SEGMENT.multipliedBy(number));
    }

    @Override
    public Electorate electorate() {
        return Electorate.free(Set.of(new PeerId("-sg0100-000000000000")));
    }

    @Override
    public boolean live() {
        return true;
    }

    /** Never so little that a planner would turn to the origin. */
    @Override
    public Duration untilDue(SegmentRef ref) {
        return ref.start().minus(refs.get((int) next).start()).plus(MARGIN);
    }

    @Override
    public Duration known(SegmentRef ref) {
        return Duration.ZERO;
    }

    @Override
    public boolean atOrigin(SegmentRef ref) {
        return false;
    }

    @Override
    public boolean settled() {
        return false;
    }

    @Override
    public long bitsPerSecond() {
        return 4_000_000;
    }

    @Override
    public Situation.Limits limits() {
        return new Situation.Limits(2, PEER_DOWNLOADS, Duration.ZERO, Duration.ofSeconds(3));
    }

    @Override
    public PeerSession idle(PeerSession peer) {
        return peer;
    }

    @Override
    public List<PeerSession> peers() {
        return List.copyOf(peers);
    }

    @Override
    public void onHoldingsChanged() {}

    @Override
    public PeerSession.Answer onRequest(PeerSession from, long segment, long firstByte) {
        return new PeerSession.Answer.Absent();
    }

    @Override
    public void onAnnounced(PeerSession from) {
        downloads.replan();
    }

    @Override
    public void onUnusedBytes(PeerSession from, int bytes) {
        faults.add(bytes + " unused bytes");
    }

    @Override
    public void onLeft(PeerSession to, long bytes) {}

    @Override
    public void onSent(PeerSession to, int bytes) {}

    @Override
    public void onUploadEnded(PeerSession to) {}

    @Override
    public void onEnded(PeerSession session, CloseReason reason, String detail) {
        peers.remove(session);
        faults.add("session ended: " + reason + " " + detail);
    }

    /** All segments are the same. */
    private record KnownHash(Sha256 expected) implements HashSource {
        @Override
        public void start() {}

        @Override
        public boolean offered() {
            return true;
        }

        @Override
        public boolean canVerify(SegmentRef segment) {
            return true;
        }

        @Override
        public Optional<Verdict> verdict(SegmentRef segment, Sha256 actual) {
            return Optional.of(actual.equals(expected) ? Verdict.MATCH : Verdict.MISMATCH);
        }

        @Override
        public Question ask(SegmentRef segment, Sha256 actual, Consumer<Verdict> then) {
            throw new IllegalStateException("the verdict is known");
        }

        @Override
        public void close() {}
    }

    /** Nobody is to ask it. */
    private static final class NoOrigin implements Origin {
        @Override
        public Exchange fetch(OriginRequest request, ExchangeListener listener) {
            throw new IllegalStateException("the origin was asked for " + request.uri());
        }

        @Override
        public void close() {}
    }
}
