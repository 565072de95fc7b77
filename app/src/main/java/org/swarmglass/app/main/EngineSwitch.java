package org.swarmglass.app.main;

import java.awt.EventQueue;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.app.openstream.StreamChoice;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.EngineControl;
import org.swarmglass.engine.StreamRequest;

/**
 * Opens further streams: in the engine there is if it has the same trackers and the like, else in a new one. Starting and
 * closing engines blocks and happens on {@code console-engines}; callers and listener are on the EDT.
 */
final class EngineSwitch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineSwitch.class);
    private static final long CLOSE_SECONDS = 15;

    private final EngineStarter starter;
    private final Listener listener;
    private final ExecutorService io = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "console-engines");
        thread.setDaemon(true);
        return thread;
    });
    private volatile EngineControl engine;
    private volatile EngineConfig config;
    private volatile boolean ours;

    /** What the window does about it; called on the EDT. */
    interface Listener {
        /**
         * The stream goes into the engine there is.
         *
         * @param opening opens it, once the player has let go of the one before
         */
        void onSameEngine(Runnable opening);

        /** The stream is being opened in another engine; the one before is about to close. */
        void onOtherEngine(EngineControl next);

        /** The engine cannot send one of the headers. */
        void onRefused(String problem);

        void onFailed(String problem);
    }

    EngineSwitch(EngineControl engine, ConsoleOptions options, Listener listener) {
        this.engine = engine;
        this.config = options.config();
        this.starter = options.starter();
        this.listener = listener;
    }

    EngineControl current() {
        return engine;
    }

    EngineConfig config() {
        return config;
    }

    void open(StreamChoice choice) {
        if (choice.config().equals(config)) {
            listener.onSameEngine(() -> openIn(engine, choice.request()));
        } else {
            try {
                io.execute(() -> openInNew(choice));
            } catch (RejectedExecutionException closed) {
                LOG.debug("the console is closed", closed);
            }
        }
    }

    private boolean openIn(EngineControl target, StreamRequest request) {
        try {
            target.open(request);
            return true;
        } catch (IllegalArgumentException refused) {
            EventQueue.invokeLater(() -> listener.onRefused(String.valueOf(refused.getMessage())));
            return false;
        }
    }

    private void openInNew(StreamChoice choice) {
        EngineControl next;
        try {
            next = starter.start(choice.config());
        } catch (IOException unbound) {
            LOG.warn("no engine", unbound);
            EventQueue.invokeLater(() -> listener.onFailed(
                    "A new engine could not be started: " + unbound.getMessage() + ". The stream before goes on."));
            return;
        }
        if (!openIn(next, choice.request())) {
            next.close();
            return;
        }
        EngineControl before = engine;
        engine = next;
        config = choice.config();
        ours = true;
        Edt.ask(() -> {
            listener.onOtherEngine(next);
            return next;
        });
        // The one given by the program is closed as well: two peers of one person in a swarm would help nobody.
        before.close();
    }

    /** Closes the engine of the latest stream if it was opened here. Blocks; idempotent. */
    @Override
    public void close() {
        // Whatever is being opened comes to its end first: its engine is then the one to close.
        io.shutdown();
        try {
            if (!io.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the engine before did not close within {} s", CLOSE_SECONDS);
            }
            if (ours) {
                engine.close();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
