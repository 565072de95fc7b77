package org.swarmglass.engine;

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.PresentationParser;
import org.swarmglass.engine.stream.PresentationReader;

/** Reads DASH manifests on a thread of its own, one after the other, and posts what they say to the loop. */
final class PresentationPool implements PresentationReader, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PresentationPool.class);

    private final EngineLoop loop;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "swarmglass-manifests");
        thread.setDaemon(true);
        return thread;
    });

    PresentationPool(EngineLoop loop) {
        this.loop = loop;
    }

    @Override
    public void read(URI uri, String text, Instant now, Outcome outcome) {
        try {
            thread.execute(() -> loop.post("manifest read", outcome(uri, text, now, outcome)));
        } catch (RejectedExecutionException closed) {
            // Nobody waits for it: the loop is about to end.
        }
    }

    private static Runnable outcome(URI uri, String text, Instant now, Outcome outcome) {
        try {
            MediaPresentation read = PresentationParser.parse(uri, text, now);
            return () -> outcome.onRead().accept(read);
        } catch (PlaylistSyntaxException malformed) {
            return () -> outcome.onRefused().accept(malformed);
        } catch (RuntimeException | StackOverflowError bug) { // else the stream would open for ever
            LOG.error("a manifest could not be read", bug);
            PlaylistSyntaxException refusal = new PlaylistSyntaxException(
                    "The DASH manifest cannot be read, which is a fault of this program: " + bug + ".",
                    "Report it with the manifest.");
            return () -> outcome.onRefused().accept(refusal);
        }
    }

    /** Any thread; what is still being read is not waited for. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
