package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import java.time.Duration;
import java.util.function.Consumer;
import org.swarmglass.engine.transport.LinkStats;

/** Asks one native connection for its statistics, again and again until stopped. On rtc-io. */
final class StatsPoll {
    private final RtcThread thread;
    private final Duration every;
    private final Consumer<LinkStats> measured;
    private Runnable cancel = () -> {};

    StatsPoll(RtcThread thread, Duration every, Consumer<LinkStats> measured) {
        this.thread = thread;
        this.every = every;
        this.measured = measured;
    }

    /** The connection must not be closed before {@link #stop}. */
    void start(RTCPeerConnection connection) {
        cancel = thread.after(every, () -> {
            connection.getStats(report -> {
                try {
                    StatsReader.read(report).ifPresent(measured);
                } catch (Throwable fault) { // an exception that leaves a callback aborts the process
                    thread.report(fault);
                }
            });
            start(connection);
        });
    }

    void stop() {
        cancel.run();
    }
}
