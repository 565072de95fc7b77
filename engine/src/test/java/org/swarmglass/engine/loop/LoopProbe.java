package org.swarmglass.engine.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A real loop and a way for a test's thread to look at what lives on it. */
public final class LoopProbe implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final ThreadedLoop loop;
    private final List<String> faults = new ArrayList<>();

    public LoopProbe(String threadName) {
        loop = new ThreadedLoop(threadName);
        loop.onFault((task, fault) -> faults.add(task + ": " + fault));
    }

    public EngineLoop loop() {
        return loop;
    }

    /** Runs on the loop and waits for the result; what it throws is thrown here. */
    public <T> T onLoop(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.post("test", () -> {
            try {
                result.complete(task.call());
            } catch (Throwable failure) { // assertions are errors
                result.completeExceptionally(failure);
            }
        });
        return get("the test's task", result, Duration.ofSeconds(30));
    }

    /** Waits until the condition holds on the loop. */
    public void await(String what, Duration limit, BooleanSupplier condition) {
        CompletableFuture<Boolean> held = new CompletableFuture<>();
        loop.post("await", () -> look(condition, held));
        try {
            get(what, held, limit);
        } finally {
            held.complete(false);
        }
    }

    private void look(BooleanSupplier condition, CompletableFuture<Boolean> held) {
        if (held.isDone()) {
            return;
        }
        if (condition.getAsBoolean()) {
            held.complete(true);
        } else {
            loop.after(LOOK_EVERY, "await", () -> look(condition, held));
        }
    }

    /** Lets the loop turn for the time. */
    public void pass(Duration time) {
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        loop.post("pass", () -> loop.after(time, "pass", () -> passed.complete(true)));
        get("time passes", passed, time.plusSeconds(30));
    }

    /** Tasks that threw, with what they threw, since the last call. */
    public List<String> takeFaults() {
        return onLoop(() -> {
            List<String> taken = List.copyOf(faults);
            faults.clear();
            return taken;
        });
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
    public void close() {
        loop.close();
    }
}
