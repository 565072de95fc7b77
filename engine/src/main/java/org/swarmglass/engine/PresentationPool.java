package org.swarmglass.engine;

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.PresentationParser;
import org.swarmglass.engine.stream.PresentationReader;

/** Reads DASH manifests on a thread of its own, one after the other, and posts what they say to the loop. */
final class PresentationPool implements PresentationReader, AutoCloseable {
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
        thread.execute(() -> {
            try {
                MediaPresentation read = PresentationParser.parse(uri, text, now);
                loop.post("manifest read", () -> outcome.onRead().accept(read));
            } catch (PlaylistSyntaxException malformed) {
                loop.post("manifest refused", () -> outcome.onRefused().accept(malformed));
            }
        });
    }

    /** Any thread; what is still being read is not waited for. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
