package org.swarmglass.engine.store.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.engine.loop.ThreadedLoop;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

/** The real thread and the real loop. */
class DiskThreadTest {
    private static final SegmentRef SEGMENT = new SegmentRef(
            new SegmentId(new StreamId(StreamKind.MAIN, 0), 3),
            URI.create("http://origin.test/3"),
            Optional.empty(),
            Duration.ofSeconds(4),
            Duration.ZERO);

    @TempDir
    Path folder;

    private static Optional<Thread> thread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("store-io"))
                .findFirst();
    }

    private boolean written() {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.anyMatch(path -> path.endsWith("main-0-3.segment"));
        } catch (IOException | UncheckedIOException renamed) {
            // The walk met the temporary file just when it got its name: look again.
            return false;
        }
    }

    @Test
    void readsOnItsThreadAnswersOnTheLoopAndEndsWithTheStore() throws Exception {
        CompletableFuture<Optional<byte[]>> read = new CompletableFuture<>();
        Thread io;
        try (ThreadedLoop loop = new ThreadedLoop("disk-test-loop")) {
            DiskStore store = DiskStore.create(loop, new DiskStore.Caps(folder, 0, 1_000), event -> {});
            loop.post("put", () -> {
                store.open();
                store.put(SEGMENT, new byte[] {1, 2, 3});
                loadWhenWritten(loop, store, read);
            });
            assertThat(read.get(30, TimeUnit.SECONDS))
                    .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2, 3));
            io = thread().orElseThrow();
            store.close();
        }
        io.join(30_000);
        assertThat(io.isAlive()).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    private void loadWhenWritten(ThreadedLoop loop, DiskStore store, CompletableFuture<Optional<byte[]>> read) {
        if (written()) {
            store.load(SEGMENT.id(), bytes -> {
                loop.assertOnLoop();
                read.complete(bytes);
            });
        } else {
            loop.after(Duration.ofMillis(10), "look again", () -> loadWhenWritten(loop, store, read));
        }
    }

    @Test
    void aStoreThatWasNeverOpenedCanBeClosed() {
        try (ThreadedLoop loop = new ThreadedLoop("disk-test-loop")) {
            DiskStore.create(loop, new DiskStore.Caps(folder, 0, 1_000), event -> {})
                    .close();
        }
        assertThat(folder).isEmptyDirectory();
    }
}
