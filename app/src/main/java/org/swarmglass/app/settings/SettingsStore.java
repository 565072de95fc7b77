package org.swarmglass.app.settings;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current settings. A change is written a second later, so that dragging a window is one write; closing writes what
 * is left. Any thread; owns {@code settings-io}.
 */
public final class SettingsStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final long DELAY_MILLIS = 1_000;
    private static final long CLOSE_SECONDS = 3;

    private final SettingsFile file;
    private final ScheduledExecutorService io = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "settings-io");
        thread.setDaemon(true);
        return thread;
    });
    private Settings current;
    private @Nullable ScheduledFuture<?> pending;

    public SettingsStore(SettingsFile file, Settings current) {
        this.file = file;
        this.current = current;
    }

    public synchronized Settings current() {
        return current;
    }

    public synchronized void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(current);
        if (changed.equals(current) || io.isShutdown()) {
            return;
        }
        current = changed;
        if (pending == null) {
            pending = io.schedule(this::write, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Runs something else that writes beside the settings, in order; not after {@link #close}. */
    public synchronized void later(Runnable task) {
        if (!io.isShutdown()) {
            io.execute(task);
        }
    }

    private void write() {
        Settings now;
        synchronized (this) {
            pending = null;
            now = current;
        }
        try {
            file.save(now);
        } catch (IOException unwritten) {
            LOG.warn("the settings could not be saved", unwritten);
        }
    }

    /** Writes what is not written yet. Blocks for a moment: not on the EDT. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            if (pending != null && pending.cancel(false)) {
                io.execute(this::write);
            }
        }
        io.shutdown();
        try {
            if (!io.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the settings were not saved within {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
