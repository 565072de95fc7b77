package org.swarmglass.engine.store.disk;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.engine.loop.EngineLoop;

/**
 * The way from the loop to the files and back: calls are made one after the other on {@code store-io}, answers are
 * posted. Loop thread only, but for {@link #close}.
 */
final class FileLane {
    private static final Logger LOG = LoggerFactory.getLogger(FileLane.class);
    private static final long CLOSE_SECONDS = 3;

    private final EngineLoop loop;
    private final SegmentFiles files;
    private final ExecutorService thread;
    private volatile boolean closed;

    /** @param thread runs one call at a time, in order */
    FileLane(EngineLoop loop, SegmentFiles files, ExecutorService thread) {
        this.loop = loop;
        this.files = files;
        this.thread = thread;
    }

    /** One daemon thread. What comes after its end is dropped: only a loop that is ending sends it. */
    static ExecutorService thread() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                runnable -> {
                    Thread created = new Thread(runnable, "store-io");
                    created.setDaemon(true);
                    return created;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    EngineLoop loop() {
        return loop;
    }

    /**
     * Makes the call. Exactly one of {@code done} and {@code failed} is run, on the loop, and never within this method;
     * {@code failed} also if nothing came within the patience, whatever comes later.
     */
    <T> void call(FileCall<T> call, Duration patience, Consumer<T> done, Consumer<IOException> failed) {
        Once once = new Once();
        EngineLoop.Timer late = loop.after(patience, "disk is late", () -> {
            if (once.first()) {
                failed.accept(new IOException("no answer within " + patience.toSeconds() + " s"));
            }
        });
        thread.execute(() -> {
            Runnable answer = attempt(call, done, failed);
            loop.post("disk answers", () -> {
                if (once.first()) {
                    late.cancel();
                    answer.run();
                }
            });
        });
    }

    private <T> Runnable attempt(FileCall<T> call, Consumer<T> done, Consumer<IOException> failed) {
        if (closed) {
            return () -> failed.accept(new IOException("the cache is closed"));
        }
        try {
            T result = call.with(files);
            return () -> done.accept(result);
        } catch (IOException failure) {
            return () -> failed.accept(failure);
        } catch (RuntimeException failure) { // a provider of file systems throws UnsupportedOperationException and such
            return () -> failed.accept(new IOException(failure.toString(), failure));
        }
    }

    /** Deletes the file in its turn. That it stays is no harm: the folder goes in the end. */
    void delete(String name) {
        thread.execute(() -> {
            try {
                files.delete(name);
            } catch (IOException | RuntimeException stays) {
                LOG.debug("{} stays until the cache is closed", name, stays);
            }
        });
    }

    /** Skips what waits, deletes the files and ends the thread. Any thread but the loop; blocks for three seconds. */
    void close() {
        closed = true;
        thread.execute(() -> {
            try {
                files.close();
            } catch (IOException | RuntimeException stays) {
                LOG.warn("the disk cache could not be deleted: {}", stays.toString());
            }
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the disk did not answer within {} s; the next run deletes the cache", CLOSE_SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What to do with the files. */
    interface FileCall<T> {
        T with(SegmentFiles files) throws IOException;
    }

    private static final class Once {
        private boolean passed;

        boolean first() {
            boolean first = !passed;
            passed = true;
            return first;
        }
    }
}
