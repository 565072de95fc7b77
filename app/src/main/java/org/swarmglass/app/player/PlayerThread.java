package org.swarmglass.app.player;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon thread {@code player-io}, from which libvlc is called. Any thread may hand in tasks. */
final class PlayerThread {
    private static final Logger LOG = LoggerFactory.getLogger(PlayerThread.class);
    private static final long END_SECONDS = 10;

    private final ScheduledExecutorService io = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "player-io");
        thread.setDaemon(true);
        return thread;
    });

    /** Runs the task after those handed in before; dropped after {@link #end}. */
    void run(Runnable task) {
        try {
            io.execute(task);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the player is closed", closed);
        }
    }

    /** Runs the task once; what is returned keeps it from running. On {@code player-io}. */
    Runnable after(Duration delay, Runnable task) {
        ScheduledFuture<?> waiting = io.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> waiting.cancel(false);
    }

    /** Runs the task until {@link #end}, with so long a pause after each run. One that throws is logged and runs again. */
    void repeat(Duration pause, Runnable task) {
        ScheduledFuture<?> unusedHandle = io.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException bug) { // the executor would end the repeating for good, without a word
                        LOG.error("looking at the player failed", bug);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Runs the last task, then ends the thread. Blocks for up to some seconds. Idempotent. */
    void end(Runnable last) {
        run(last);
        io.shutdown();
        try {
            if (!io.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("libvlc did not stop within {} s", END_SECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
