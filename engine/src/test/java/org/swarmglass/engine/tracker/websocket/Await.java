package org.swarmglass.engine.tracker.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do, no longer than needed. */
public final class Await {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long STEP_NANOS = 2_000_000L;

    private Await() {}

    public static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** No thread is left whose name begins with one of these, nor any of Java-WebSocket's. */
    public static void threadsToEnd(String... prefixes) {
        until(() -> leftovers(prefixes).isEmpty());
    }

    private static List<String> leftovers(String... prefixes) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("WebSocket")
                        || name.startsWith("connectionLost")
                        || List.of(prefixes).stream().anyMatch(name::startsWith))
                .toList();
    }
}
