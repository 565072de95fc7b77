package org.swarmglass.engine.loop;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real loop: one daemon thread named {@code engine-loop}.
 *
 * <p>A task that throws is a bug. It is logged with the task's name, counted, and told to the fault listener; the loop
 * goes on.
 */
public final class ThreadedLoop implements EngineLoop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedLoop.class);
    private static final long SLOW_NANOS = Duration.ofMillis(50).toNanos();

    private final ScheduledThreadPoolExecutor executor;
    private final AtomicLong dropped = new AtomicLong();
    private volatile Thread thread = Thread.currentThread();
    private BiConsumer<String, Throwable> faultListener = (name, fault) -> {};
    private long turnNanos;
    private long tasks;
    private long faults;
    private long lagNanos;
    private long slowestNanos;
    private String slowestTask = "";

    public ThreadedLoop(String threadName) {
        executor = new ScheduledThreadPoolExecutor(1, runnable -> {
            Thread created = new Thread(runnable, threadName);
            created.setDaemon(true);
            thread = created;
            return created;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.prestartCoreThread();
    }

    /** Called on the loop with the name of the task that threw. Set it before the first post. */
    public void onFault(BiConsumer<String, Throwable> listener) {
        faultListener = listener;
    }

    @Override
    public void post(String name, Runnable task) {
        schedule(0, name, task);
    }

    @Override
    public Timer after(Duration delay, String name, Runnable task) {
        assertOnLoop();
        return schedule(Math.max(0, delay.toNanos()), name, task);
    }

    private Timer schedule(long delayNanos, String name, Runnable task) {
        long dueNanos = System.nanoTime() + delayNanos;
        try {
            ScheduledFuture<?> future =
                    executor.schedule(() -> run(name, task, dueNanos), delayNanos, TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            dropped.incrementAndGet();
            return () -> {};
        }
    }

    private void run(String name, Runnable task, long dueNanos) {
        turnNanos = System.nanoTime();
        lagNanos = Math.max(0, turnNanos - dueNanos);
        tasks++;
        try {
            task.run();
        } catch (Throwable fault) { // the loop's single top-level catch: a bug must not end the thread
            faults++;
            LOG.error("task \"{}\" failed", name, fault);
            faultListener.accept(name, fault);
        }
        long tookNanos = System.nanoTime() - turnNanos;
        if (tookNanos > slowestNanos) {
            slowestNanos = tookNanos;
            slowestTask = name;
        }
        if (tookNanos > SLOW_NANOS) {
            LOG.warn("task \"{}\" held the loop for {} ms", name, tookNanos / 1_000_000);
        }
    }

    @Override
    public long nowNanos() {
        assertOnLoop();
        return turnNanos;
    }

    @Override
    public void assertOnLoop() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException(
                    "only for the loop thread, not " + Thread.currentThread().getName());
        }
    }

    /** The loop's own duty figures since the last call; resets the slowest task. Loop thread only. */
    public Duty duty() {
        assertOnLoop();
        Duty duty = new Duty(slowestTask, slowestNanos, lagNanos, tasks, faults, dropped.get());
        slowestNanos = 0;
        slowestTask = "";
        return duty;
    }

    /** Drops what is queued, waits up to two seconds for the running task. Any thread but the loop. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("the loop did not end within 2 s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * How busy the loop was.
     *
     * @param lagNanos how late the latest task began
     */
    public record Duty(String slowestTask, long slowestNanos, long lagNanos, long tasks, long faults, long dropped) {}
}
