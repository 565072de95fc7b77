package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.ResponseHead;

/**
 * The origin as a source of one segment: all of it, its rest or its beginning. Judges whether what has come may be the
 * segment. Loop thread only.
 */
final class OriginSource {
    private final SegmentRef ref;
    private final DownloadPorts ports;
    private final SegmentDownload download;
    private final SegmentAssembly assembly;
    private final SegmentBuffer buffer;
    private final HeadStart headStart;

    OriginSource(SegmentRef ref, DownloadPorts ports, SegmentDownload download, SegmentAssembly assembly) {
        this.ref = ref;
        this.ports = ports;
        this.download = download;
        this.assembly = assembly;
        this.buffer = assembly.buffer();
        this.headStart = new HeadStart(ports.loop(), ref.duration());
    }

    void fetch() {
        begin().start(ref, buffer);
    }

    /**
     * As much as plays until peers are met.
     *
     * @param estimate of the segment's length; empty if there is none
     */
    void fetchBeginning(OptionalLong estimate) {
        begin().startBeginning(ref, buffer, headStart.missing(buffer, estimate));
    }

    private OriginTransfer begin() {
        OriginTransfer transfer = new OriginTransfer(ports, this);
        assembly.begin(transfer);
        return transfer;
    }

    /** How long what is held of it still plays, if it was begun by its beginning. */
    Optional<Duration> headStart() {
        return headStart.left(buffer);
    }

    // From the running transfer.

    void onHead(ResponseHead head) {
        buffer.knowEntityTag(head.entityTag());
        if (ref.range().isEmpty()) {
            head.resourceLength().ifPresent(bytes -> download.knowTotal(bytes, true));
        }
    }

    void onBytes(byte[] bytes) {
        ports.traffic().onHttp(bytes.length);
        download.onFrontBytes(bytes, Optional.empty());
    }

    /** It has another content than the one that is held. */
    void onRestart() {
        assembly.restart();
    }

    /** It has sent what was asked for of the beginning, or all. */
    void onBeginning() {
        if (buffer.whole()) {
            onEnd();
            return;
        }
        assembly.endFront();
        headStart.begin();
        if (headStart.tooShort(buffer)) {
            fetchBeginning(OptionalLong.empty());
        } else {
            download.goOnWithoutOrigin();
        }
    }

    /** It has sent everything it has of the segment. */
    void onEnd() {
        assembly.endFront();
        long length = buffer.held();
        if (length == 0) {
            // An empty segment plays nothing and, passed on, would empty a whole swarm.
            onFailed(new FetchFailure.Refused("the origin sent an empty segment"));
        } else if (buffer.trustedTotal().orElse(length) != length) {
            long expected = buffer.trustedTotal().getAsLong();
            assembly.restart();
            onFailed(new FetchFailure.Truncated(length, expected));
        } else {
            download.knowTotal(length, true);
            download.complete();
        }
    }

    void onFailed(FetchFailure failure) {
        assembly.endFront();
        download.pauses().onOriginFailed();
        int status = failure instanceof FetchFailure.Status refused ? refused.status() : 0;
        ports.events()
                .accept(new EngineEvent.OriginFailed(
                        ports.loop().nowNanos(), "segment " + ref.id(), status, failure.reason()));
        download.goOnWithoutOrigin();
    }
}
