package org.swarmglass.app.player;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.swarmglass.engine.EngineControl;

/**
 * Lets go of what libvlc has asked for while its stop runs. Once is not enough: before it notices the stop, libvlc may
 * ask for the next segment, which would be held as well. Owns the thread {@code player-release}.
 */
final class PlayerRelease implements AutoCloseable {
    private static final long AGAIN_MILLIS = 250;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "player-release");
        thread.setDaemon(true);
        return thread;
    });

    void during(EngineControl engine, Runnable stop) {
        engine.releasePlayer();
        ScheduledFuture<?> again =
                timer.scheduleWithFixedDelay(engine::releasePlayer, AGAIN_MILLIS, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        try {
            stop.run();
        } finally {
            again.cancel(false);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
