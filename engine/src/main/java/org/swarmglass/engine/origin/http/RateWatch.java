package org.swarmglass.engine.origin.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/** Notices an answer that is silent or too slow. Pure: the caller brings the time and asks once a {@link #TICK}. */
final class RateWatch {
    static final Duration TICK = Duration.ofMillis(250);

    private final HttpOriginOptions options;
    private final ArrayDeque<Sample> window = new ArrayDeque<>();
    private boolean answered;
    private long lastSignNanos;
    private long bytes;

    private record Sample(long nanos, long bytes) {}

    RateWatch(HttpOriginOptions options, long nowNanos) {
        this.options = options;
        this.lastSignNanos = nowNanos;
    }

    /** A redirect was followed: the next host has its own time to connect. */
    void onHop(long nowNanos) {
        lastSignNanos = nowNanos;
    }

    void onHead(long nowNanos) {
        answered = true;
        lastSignNanos = nowNanos;
        window.add(new Sample(nowNanos, 0));
    }

    /** @param sent bytes on the wire, before a content coding is removed */
    void onBytes(long nowNanos, int sent) {
        lastSignNanos = nowNanos;
        bytes += sent;
    }

    /** How long too little came, if it is too long. */
    Optional<Duration> tooSlow(long nowNanos) {
        Duration silent = Duration.ofNanos(nowNanos - lastSignNanos);
        Duration patience = answered ? options.silence() : options.silence().plus(options.connectTimeout());
        if (silent.compareTo(patience) >= 0) {
            return Optional.of(silent);
        }
        if (!answered) {
            return Optional.empty();
        }
        window.add(new Sample(nowNanos, bytes));
        long spanNanos = options.rateWindow().toNanos();
        // Keep the youngest sample that is at least a window old.
        while (window.size() > 1 && secondOldest().nanos() <= nowNanos - spanNanos) {
            window.remove();
        }
        Sample oldest = window.element();
        long elapsed = nowNanos - oldest.nanos();
        double needed = options.minBytesPerSecond() * (elapsed / 1e9);
        return elapsed >= spanNanos && bytes - oldest.bytes() < needed
                ? Optional.of(Duration.ofNanos(elapsed))
                : Optional.empty();
    }

    private Sample secondOldest() {
        var samples = window.iterator();
        samples.next();
        return samples.next();
    }
}
