package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Situation.Transfer;

/**
 * One segment on its way, from the first request until it is whole, verified and handed over.
 *
 * <p>When the source changes the bytes stay and the next source is asked for the rest, by {@code b} of a peer and by Range
 * of the origin. Loop thread only.
 */
final class SegmentDownload {
    /** No segment of a stream people watch is larger; a peer that announces more is refused. */
    static final long MAX_BYTES = 64L << 20;

    private final SegmentRef ref;
    private final DownloadPorts ports;
    private final DownloadOwner owner;
    private final Optional<SegmentCheck> check;
    private final SegmentContent content;
    private final SegmentBuffer buffer;
    private final SegmentAssembly assembly;
    private final OriginSource origin;
    private final PeerSources peers;
    private final SourcePauses pauses;
    private final long startedNanos;

    SegmentDownload(SegmentRef ref, DownloadPorts ports, DownloadOwner owner) {
        this.ref = ref;
        this.ports = ports;
        this.owner = owner;
        this.startedNanos = ports.loop().nowNanos();
        this.pauses = new SourcePauses(ports.loop());
        this.check = ports.hashes().filter(HashSource::offered).map(hashes -> new SegmentCheck(ref, ports, hashes));
        this.content = new SegmentContent(ref, ports.loop(), check.isPresent());
        this.buffer = content.buffer();
        this.assembly = new SegmentAssembly(content, ports.traffic());
        this.origin = new OriginSource(ref, ports, this, assembly);
        this.peers = new PeerSources(ref, ports, this, assembly);
    }

    SegmentRef ref() {
        return ref;
    }

    /** Bytes, wherever in the segment. */
    long held() {
        return assembly.held();
    }

    OptionalLong total() {
        return buffer.total();
    }

    SourcePauses pauses() {
        return pauses;
    }

    boolean beingRead() {
        return content.beingRead();
    }

    /** Whether it is whole and waits for the word of the origin's hashes: no source is to be asked for it. */
    boolean beingVerified() {
        return check.filter(SegmentCheck::running).isPresent();
    }

    /** How long someone has been waiting for it. */
    Duration readFor() {
        return content.readFor();
    }

    /** How long what is held of it still plays, if it was begun by its beginning. */
    Optional<Duration> headStart() {
        return origin.headStart();
    }

    Transfer transfer() {
        return assembly.describe();
    }

    boolean fromOrigin() {
        return assembly.fromOrigin();
    }

    void attach(SegmentReader reader) {
        content.attach(reader);
    }

    void detach(SegmentReader reader) {
        content.detach(reader);
    }

    void fetchFromOrigin() {
        assembly.stopFront();
        if (buffer.whole()) {
            complete();
        } else {
            origin.fetch();
        }
    }

    /**
     * As much as plays until peers are met; all of it if nobody may have any before it is verified.
     *
     * @param estimate of its length; empty if there is none
     */
    void fetchBeginning(OptionalLong estimate) {
        if (check.isPresent()) {
            fetchFromOrigin();
        } else {
            origin.fetchBeginning(estimate);
        }
    }

    void fetchFromPeer(PeerSession session) {
        assembly.stopFront();
        if (buffer.whole()) {
            complete();
        } else {
            peers.fetch(session);
        }
    }

    /** Besides the one that fills the front. */
    void alsoFetchFromPeer(PeerSession session) {
        peers.alsoFetch(session);
    }

    /** Gives the segment up: what is held is waste, readers get an end. */
    void abandon() {
        check.ifPresent(SegmentCheck::cancel);
        assembly.abandon();
    }

    // From its sources.

    /** @param trusted said by the origin; a peer's word may be a lie */
    void knowTotal(long bytes, boolean trusted) {
        if (assembly.knowTotal(bytes, trusted)) {
            owner.onCutShort(this);
        }
    }

    /** @param from the peer; empty for the origin */
    void onFrontBytes(byte[] bytes, Optional<PeerSession> from) {
        boolean gapsClosed = assembly.onFrontBytes(bytes, from);
        if (gapsClosed && assembly.idle()) { // else its sender has yet to say that this was all
            completeOrGoOn();
        }
    }

    void completeOrGoOn() {
        if (assembly.idle() && buffer.whole()) {
            complete();
        } else {
            goOn();
        }
    }

    /** The planner is to look where the rest comes from. */
    void goOn() {
        owner.replan();
    }

    /** The same, and peers must not be told any longer that it is coming from the origin. */
    void goOnWithoutOrigin() {
        owner.onOriginOver();
        goOn();
    }

    void complete() {
        check.ifPresentOrElse(verifying -> verifying.judge(buffer, this::onJudged), () -> release(true));
    }

    private void onJudged(SegmentCheck.Judgement judgement) {
        switch (judgement) {
            case GOOD -> release(true);
            case UNVERIFIED -> release(false);
            case NOT_FROM_PEERS -> {
                assembly.restart();
                pauses.barPeers();
                goOn();
            }
            case ORIGIN_AGAIN -> {
                assembly.restart();
                origin.onFailed(new FetchFailure.Refused("the bytes do not match the origin's own SHA-256"));
            }
        }
    }

    private void release(boolean shareable) {
        ports.traffic().onAcquired(buffer.held());
        byte[] bytes = buffer.bytes();
        Duration took = Duration.ofNanos(ports.loop().nowNanos() - startedNanos);
        owner.onWhole(new WholeSegment(ref, bytes, buffer.fromPeers(), shareable, took));
        content.end(bytes);
    }
}
