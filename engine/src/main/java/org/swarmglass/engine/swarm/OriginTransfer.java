package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.ResponseHead;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.peer.PeerSession;

/** A segment's transfer from the origin. Loop thread only. */
final class OriginTransfer implements ResumingFetch.Listener, RunningTransfer {
    /** Before that a rate is mostly connecting. */
    private static final Duration RATE_AFTER = Duration.ofSeconds(1);

    private final DownloadPorts ports;
    private final OriginSource source;
    private final long startedNanos;
    private ResumingFetch.@Nullable Handle handle;
    private long received;
    private boolean beginning;

    OriginTransfer(DownloadPorts ports, OriginSource source) {
        this.ports = ports;
        this.source = source;
        this.startedNanos = ports.loop().nowNanos();
    }

    /** Asks for what is missing. */
    void start(SegmentRef ref, SegmentBuffer held) {
        start(ref, held, missing(ref, held.held()));
    }

    /** Asks for as many bytes of what is missing. An origin that does not know ranges sends all, which is taken. */
    void startBeginning(SegmentRef ref, SegmentBuffer held, long bytes) {
        beginning = true;
        long first = ref.range().map(ByteRange::first).orElse(0L) + held.held();
        start(ref, held, Optional.of(new ByteRange(first, bytes)));
    }

    private void start(SegmentRef ref, SegmentBuffer held, Optional<ByteRange> asked) {
        // Not the length that a peer said: the origin would be read no further than that.
        OptionalLong resourceLength = ref.range().isPresent() ? OptionalLong.empty() : held.trustedTotal();
        handle = ports.origin()
                .start(
                        new OriginRequest(ref.uri(), asked, SegmentDownload.MAX_BYTES),
                        new ResumingFetch.Held(ref.range(), held.entityTag(), resourceLength),
                        this);
    }

    /** A part of the resource; empty for a whole resource of which nothing is held. */
    private static Optional<ByteRange> missing(SegmentRef ref, long held) {
        if (ref.range().isPresent()) {
            return Optional.of(ref.range().get().after(held));
        }
        return held == 0 ? Optional.empty() : Optional.of(ByteRange.from(held));
    }

    @Override
    public void onHead(ResponseHead head) {
        source.onHead(head);
    }

    @Override
    public void onBytes(byte[] bytes) {
        received += bytes.length;
        source.onBytes(bytes);
    }

    @Override
    public void onUnusedBytes(int bytes) {
        ports.traffic().onHttp(bytes);
        ports.traffic().onWasted(bytes);
    }

    @Override
    public void onRestart(long offset) {
        source.onRestart();
    }

    @Override
    public void onEnd() {
        measure(false);
        if (beginning) {
            source.onBeginning();
        } else {
            source.onEnd();
        }
    }

    @Override
    public void onRetry(FetchFailure failure, Duration in) {
        // Counted and shown when the fetch gives up; a retry that helps needs no event.
    }

    @Override
    public void onFailed(FetchFailure failure) {
        measure(failure instanceof FetchFailure.TooSlow);
        source.onFailed(failure);
    }

    @Override
    public Optional<PeerSession> session() {
        return Optional.empty();
    }

    @Override
    public OptionalDouble bytesPerSecond() {
        Duration took = took();
        return took.compareTo(RATE_AFTER) < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(received / (took.toNanos() / 1e9));
    }

    @Override
    public void stop() {
        measure(took().compareTo(RATE_AFTER) >= 0);
        if (handle != null) {
            handle.cancel();
        }
    }

    /** @param slow the time counts even if nothing came in it: the origin has become that slow */
    private void measure(boolean slow) {
        if (received > 0 || slow) {
            ports.fromOrigin().onTransfer(received, took());
            ports.fromAll().onTransfer(received, took());
        }
    }

    private Duration took() {
        return Duration.ofNanos(ports.loop().nowNanos() - startedNanos);
    }
}
