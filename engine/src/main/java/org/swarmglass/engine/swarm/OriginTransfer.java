package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.ResponseHead;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.peer.PeerSession;

/** A segment's transfer from the origin. Loop thread only. */
final class OriginTransfer implements ResumingFetch.Listener, SegmentDownload.RunningTransfer {
    private final DownloadPorts ports;
    private final SegmentDownload download;
    private final long startedNanos;
    private ResumingFetch.@Nullable Handle handle;
    private long received;

    OriginTransfer(DownloadPorts ports, SegmentDownload download) {
        this.ports = ports;
        this.download = download;
        this.startedNanos = ports.loop().nowNanos();
    }

    void start(OriginRequest request, ResumingFetch.Held held) {
        handle = ports.origin().start(request, held, this);
    }

    @Override
    public void onHead(ResponseHead head) {
        download.onEntityTag(head.entityTag());
        if (download.ref().range().isEmpty() && head.resourceLength().isPresent()) {
            download.onTotal(head.resourceLength().getAsLong());
        }
    }

    @Override
    public void onBytes(byte[] bytes) {
        received += bytes.length;
        download.onBytes(bytes, false);
    }

    @Override
    public void onUnusedBytes(int bytes) {
        ports.traffic().onHttp(bytes);
        ports.traffic().onWasted(bytes);
    }

    @Override
    public void onRestart(long offset) {
        download.restart();
    }

    @Override
    public void onEnd() {
        measure();
        download.onComplete();
    }

    @Override
    public void onRetry(FetchFailure failure, Duration in) {
        // Counted and shown when the fetch gives up; a retry that helps needs no event.
    }

    @Override
    public void onFailed(FetchFailure failure) {
        measure();
        download.onOriginFailed(failure);
    }

    @Override
    public Optional<PeerSession> session() {
        return Optional.empty();
    }

    @Override
    public OptionalDouble bytesPerSecond() {
        return OptionalDouble.empty();
    }

    @Override
    public void stop() {
        measure();
        if (handle != null) {
            handle.cancel();
        }
    }

    private void measure() {
        if (received > 0) {
            Duration took = Duration.ofNanos(ports.loop().nowNanos() - startedNanos);
            ports.fromOrigin().onTransfer(received, took);
            ports.fromAll().onTransfer(received, took);
        }
    }
}
