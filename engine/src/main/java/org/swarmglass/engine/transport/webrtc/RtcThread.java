package org.swarmglass.engine.transport.webrtc;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;

/**
 * The one thread from which a native factory and everything made by it is called. Since close and dispose run here too,
 * no call can meet a freed object and no lock is needed. Any thread may hand in tasks; a task that throws is reported to
 * the loop as a fault.
 */
final class RtcThread {
    private final ScheduledThreadPoolExecutor executor;
    private final EngineLoop loop;
    private volatile @Nullable Thread running;

    RtcThread(EngineLoop loop, String name) {
        this.loop = loop;
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            running = thread;
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs the task after those handed in before; dropped after {@link #end}. */
    void execute(Runnable task) {
        try {
            executor.execute(() -> run(task));
        } catch (RejectedExecutionException ended) {
            // The factory is gone and with it whatever the task was about.
        }
    }

    /** Runs the task after the delay, unless what is returned runs before. */
    Runnable after(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> future = executor.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException ended) {
            return () -> {};
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable fault) { // webrtc-java throws java.lang.Error; the thread must go on for the other peers
            report(fault);
        }
    }

    /** Any thread, also native callbacks: never throws. The loop logs and counts it. */
    void report(Throwable fault) {
        loop.post("webrtc fault", () -> {
            throw new IllegalStateException("webrtc: " + fault, fault);
        });
    }

    /** Lets the running and the waiting tasks finish, drops delayed ones, then the thread ends. Any thread. */
    void end() {
        executor.shutdown();
    }

    boolean ended() {
        return executor.isTerminated();
    }

    /** Waits for the end. False if the thread still runs. */
    boolean awaitEnd(Duration limit) {
        try {
            boolean done = executor.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
            Thread last = running;
            if (done && last != null) {
                last.join(limit.toMillis()); // the executor calls itself terminated a moment before its thread is
            }
            return done;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
