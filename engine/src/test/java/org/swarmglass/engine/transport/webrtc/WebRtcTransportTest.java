package org.swarmglass.engine.transport.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.ThreadedLoop;
import org.swarmglass.engine.transport.LinkPair;
import org.swarmglass.engine.transport.PeerTransport;
import org.swarmglass.engine.transport.PeerTransportContract;

/** The real library over 127.0.0.1. */
class WebRtcTransportTest extends PeerTransportContract {
    private static final Duration POLL = Duration.ofMillis(5);
    private static final TransportOptions LOOPBACK =
            TransportOptions.of(List.of(), true).withStatsEvery(Duration.ofMillis(200));

    private final ThreadedLoop loop = new ThreadedLoop("test-loop");
    private final List<String> faults = new ArrayList<>();

    WebRtcTransportTest() {
        loop.onFault((task, fault) -> faults.add(task + ": " + fault));
    }

    @Override
    protected void checkNothingIsLeft() {
        List<String> seen = onLoop(() -> List.copyOf(faults));
        loop.close();
        assertThat(seen).isEmpty();
        assertThat(rtcThreads()).as("threads that make native calls").isZero();
    }

    @Override
    protected PeerTransport newTransport() {
        return start(LOOPBACK);
    }

    private WebRtcTransport start(TransportOptions options) {
        try {
            return WebRtcTransport.start(loop, options);
        } catch (TransportUnavailableException unavailable) {
            throw new AssertionError(unavailable.getMessage() + " " + unavailable.cure(), unavailable);
        }
    }

    @Override
    protected <T> T onLoop(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.post("test", () -> {
            try {
                result.complete(task.call());
            } catch (Throwable failure) { // assertions are errors
                result.completeExceptionally(failure);
            }
        });
        return get("the test's task", result, Duration.ofSeconds(10));
    }

    @Override
    protected void await(String what, Duration limit, BooleanSupplier condition) {
        CompletableFuture<Boolean> held = new CompletableFuture<>();
        loop.post("await", () -> look(condition, held));
        get(what, held, limit);
        held.complete(false);
    }

    private void look(BooleanSupplier condition, CompletableFuture<Boolean> held) {
        if (held.isDone()) {
            return;
        }
        if (condition.getAsBoolean()) {
            held.complete(true);
        } else {
            loop.after(POLL, "await", () -> look(condition, held));
        }
    }

    private static <T> T get(String what, CompletableFuture<T> future, Duration limit) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Error error ? error : new AssertionError(what, failed.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError("not in " + limit + ": " + what, late);
        }
    }

    @Override
    protected void pass(Duration time) {
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        run(() -> loop.after(time, "pass", () -> passed.complete(true)));
        get("time passes", passed, time.plusSeconds(5));
    }

    @Override
    protected void close(PeerTransport transport) {
        transport.close();
    }

    private static long rtcThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("rtc-io"))
                .count();
    }

    @Test
    void offersOneCandidateAtLoopback() {
        LinkPair pair = connected(transport(), transport());
        List<String> candidates =
                onLoop(() -> List.of(pair.offererHears.descriptions.get(0), pair.answererHears.descriptions.get(0)))
                        .stream()
                        .flatMap(String::lines)
                        .filter(line -> line.contains("candidate"))
                        .toList();
        assertThat(candidates)
                .hasSize(2)
                .allMatch(line -> line.matches("a=candidate:1 1 udp \\d+ 127.0.0.1 \\d+ typ host .*"));
    }
}
