package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.swarmglass.engine.peer.PeerSession;

/** A segment's transfer from one peer. Loop thread only. */
final class PeerTransfer implements PeerSession.DownloadListener, RunningTransfer {
    /** Before that a rate is mostly round trip. */
    private static final Duration RATE_AFTER = Duration.ofMillis(500);

    private final DownloadPorts ports;
    private final PeerSources sources;
    private final PeerSession session;
    private final long startedNanos;
    private final long first;
    private long received;

    /** @param first byte that is asked for */
    PeerTransfer(DownloadPorts ports, PeerSources sources, PeerSession session, long first) {
        this.ports = ports;
        this.sources = sources;
        this.session = session;
        this.startedNanos = ports.loop().nowNanos();
        this.first = first;
    }

    /** @param trustedTotal what only peers have told is not held against this one: it might be the honest one */
    void start(long segment, OptionalLong trustedTotal) {
        session.request(segment, first, trustedTotal, this);
    }

    @Override
    public void onTotal(long totalBytes) {
        if (!sources.onTotal(totalBytes)) {
            session.cancelDownload();
            sources.onDisagreement(this);
        }
    }

    @Override
    public void onBytes(byte[] bytes) {
        received += bytes.length;
        sources.onBytes(this, bytes);
    }

    @Override
    public void onDone() {
        measure();
        sources.onDone(this);
    }

    @Override
    public void onFailed(String error) {
        measure();
        sources.onFailed(this, error);
    }

    PeerSession peer() {
        return session;
    }

    long first() {
        return first;
    }

    @Override
    public Optional<PeerSession> session() {
        return Optional.of(session);
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
        measure();
        session.cancelDownload();
    }

    private void measure() {
        if (received > 0) {
            ports.fromAll().onTransfer(received, took());
        }
    }

    private Duration took() {
        return Duration.ofNanos(ports.loop().nowNanos() - startedNanos);
    }
}
