package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Situation.Transfer;

/**
 * One segment on its way: what is held of it, where the rest comes from now, and who is reading it meanwhile.
 *
 * <p>At most one transfer runs. When the source changes the bytes stay and the next source is asked for the rest, by
 * {@code b} of a peer and by Range of the origin. Loop thread only.
 */
final class SegmentDownload {
    /** No segment of a stream people watch is larger; a peer that announces more is refused. */
    static final long MAX_BYTES = 64L << 20;

    private static final Duration PEER_PAUSE = Duration.ofSeconds(4);
    private static final Duration ORIGIN_PAUSE = Duration.ofSeconds(1);

    private final SegmentRef ref;
    private final DownloadPorts ports;
    private final Owner owner;
    private final SegmentBuffer buffer;
    private final List<SegmentReader> readers = new ArrayList<>();
    private final List<SegmentReader> begun = new ArrayList<>();
    private final Map<PeerId, Long> avoidUntilNanos = new HashMap<>();
    private final long startedNanos;
    private @Nullable RunningTransfer running;
    private Optional<String> entityTag = Optional.empty();
    private int originFailures;
    private long originOpensNanos;

    SegmentDownload(SegmentRef ref, DownloadPorts ports, Owner owner) {
        this.ref = ref;
        this.ports = ports;
        this.owner = owner;
        this.startedNanos = ports.loop().nowNanos();
        this.originOpensNanos = startedNanos;
        this.buffer = new SegmentBuffer(declaredLength());
    }

    private OptionalLong declaredLength() {
        return ref.range()
                .filter(range -> !range.openEnded())
                .map(range -> OptionalLong.of(range.length()))
                .orElse(OptionalLong.empty());
    }

    SegmentRef ref() {
        return ref;
    }

    long held() {
        return buffer.held();
    }

    OptionalLong total() {
        return buffer.total();
    }

    int originFailures() {
        return originFailures;
    }

    boolean beingRead() {
        return !readers.isEmpty();
    }

    Duration age() {
        return Duration.ofNanos(ports.loop().nowNanos() - startedNanos);
    }

    boolean originOpen() {
        return ports.loop().nowNanos() >= originOpensNanos;
    }

    /** Peers that failed on this segment a moment ago. */
    Set<PeerId> avoid() {
        long now = ports.loop().nowNanos();
        avoidUntilNanos.values().removeIf(until -> until <= now);
        return avoidUntilNanos.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    Transfer transfer() {
        RunningTransfer now = running;
        if (now == null) {
            return new Transfer.Idle();
        }
        return now.session()
                .<Transfer>map(session -> new Transfer.FromPeer(session.remote(), now.bytesPerSecond()))
                .orElseGet(Transfer.FromOrigin::new);
    }

    boolean fromOrigin() {
        return running != null && running.session().isEmpty();
    }

    /** What is here is passed on at once, the rest as it comes. */
    void attach(SegmentReader reader) {
        readers.add(reader);
        if (buffer.held() > 0) {
            begin(reader);
            buffer.pieces().forEach(reader::onBytes);
        }
    }

    void detach(SegmentReader reader) {
        readers.remove(reader);
        begun.remove(reader);
    }

    private void begin(SegmentReader reader) {
        begun.add(reader);
        reader.onBegin(buffer.total());
    }

    void fetchFromOrigin() {
        stopTransfer();
        OriginTransfer transfer = new OriginTransfer(ports, this);
        running = transfer;
        OptionalLong resourceLength = ref.range().isPresent() ? OptionalLong.empty() : buffer.total();
        transfer.start(
                new OriginRequest(ref.uri(), missingRange(), MAX_BYTES),
                new ResumingFetch.Held(ref.range(), entityTag, resourceLength));
    }

    /** The part of the resource that is not held; empty for a whole resource of which nothing is held. */
    private Optional<ByteRange> missingRange() {
        long held = buffer.held();
        if (ref.range().isPresent()) {
            return Optional.of(ref.range().get().after(held));
        }
        return held == 0 ? Optional.empty() : Optional.of(ByteRange.from(held));
    }

    void fetchFromPeer(PeerSession session) {
        stopTransfer();
        PeerTransfer transfer = new PeerTransfer(ports, this, session);
        running = transfer;
        session.request(ref.id().number(), buffer.held(), buffer.total(), transfer);
    }

    /** Ends the running transfer; what is held stays. */
    private void stopTransfer() {
        if (running != null) {
            RunningTransfer ended = running;
            running = null;
            ended.stop();
        }
    }

    /** Gives the segment up: what is held is waste, readers get an end. */
    void abandon() {
        stopTransfer();
        ports.traffic().onWasted(buffer.held());
        buffer.clear();
        endReaders(false);
    }

    // From the running transfer.

    void onTotal(long bytes) {
        buffer.knowTotal(bytes);
    }

    /** The version of the resource that the held bytes belong to. */
    void onEntityTag(Optional<String> tag) {
        entityTag = tag;
    }

    void onBytes(byte[] bytes, boolean fromPeer) {
        if (fromPeer) {
            ports.traffic().onP2p(bytes.length);
        } else {
            ports.traffic().onHttp(bytes.length);
        }
        buffer.add(bytes, fromPeer);
        for (SegmentReader reader : List.copyOf(readers)) {
            if (!begun.contains(reader)) {
                begin(reader);
            }
            reader.onBytes(bytes);
        }
    }

    /** Sources disagree about the content: nothing held can be trusted. Readers cannot take bytes back, so they end. */
    void restart() {
        ports.traffic().onWasted(buffer.held());
        buffer.clear();
        entityTag = Optional.empty();
        if (!begun.isEmpty()) {
            List<SegmentReader> spoiled = List.copyOf(begun);
            readers.removeAll(spoiled);
            begun.clear();
            spoiled.forEach(reader -> reader.onEnd(false));
        }
    }

    /** The transfer is over and everything has come. */
    void onComplete() {
        running = null;
        long length = buffer.held();
        boolean contradicts = buffer.total().isPresent() && buffer.total().getAsLong() != length;
        if (contradicts || length == 0) {
            restart();
            owner.onChanged();
            return;
        }
        ports.traffic().onAcquired(length);
        byte[] bytes = buffer.join();
        long fromPeers = buffer.fromPeers();
        owner.onWhole(this, bytes, fromPeers);
        endReaders(true);
    }

    private void endReaders(boolean whole) {
        List<SegmentReader> ended = List.copyOf(readers);
        for (SegmentReader reader : ended) {
            if (!begun.contains(reader)) {
                begin(reader);
            }
        }
        readers.clear();
        begun.clear();
        ended.forEach(reader -> reader.onEnd(whole));
    }

    void onPeerFailed(PeerSession session, String error) {
        running = null;
        avoidUntilNanos.put(session.remote(), ports.loop().nowNanos() + PEER_PAUSE.toNanos());
        owner.onPeerFailed(this, session, error);
        owner.onChanged();
    }

    void onOriginFailed(FetchFailure failure) {
        running = null;
        originFailures++;
        Duration pause = ORIGIN_PAUSE.multipliedBy(Math.min(originFailures, 4));
        originOpensNanos = ports.loop().nowNanos() + pause.toNanos();
        owner.onOriginFailed(this, failure);
        owner.onChanged();
    }

    /** Who keeps the table of downloads. */
    interface Owner {
        void onWhole(SegmentDownload download, byte[] bytes, long fromPeers);

        void onPeerFailed(SegmentDownload download, PeerSession session, String error);

        void onOriginFailed(SegmentDownload download, FetchFailure failure);

        /** Something the planner should look at. */
        void onChanged();
    }

    /** The one source in use. */
    interface RunningTransfer {
        /** The peer, or empty for the origin. */
        Optional<PeerSession> session();

        /** Absent in the first moments. */
        OptionalDouble bytesPerSecond();

        /** Ends it without a report. */
        void stop();
    }
}
