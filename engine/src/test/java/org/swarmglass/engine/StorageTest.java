package org.swarmglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.engine.event.EngineEvent;

/** The disk cache of a whole engine. */
class StorageTest {
    @TempDir
    Path folder;

    @Test
    void leavesNothingOnTheDiskAfterTheEngine() throws Exception {
        try (Engine engine = Engine.start(EngineConfig.defaults().withDisk(folder, 1 << 20))) {
            assertThat(engine.eventsSince(0).events()).isEmpty();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void startsWithoutAFolderAndSaysSo() throws Exception {
        try (Engine engine = Engine.start(EngineConfig.defaults().withDisk(folder.resolve("none"), 1 << 20))) {
            List<EngineEvent> told = engine.eventsSince(0).events();
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (told.isEmpty() && System.nanoTime() < end) {
                Thread.onSpinWait();
                told = engine.eventsSince(0).events();
            }
            assertThat(told).hasSize(1);
            assertThat(told.get(0))
                    .isInstanceOfSatisfying(
                            EngineEvent.Noticed.class,
                            notice -> assertThat(notice.message()).contains("memory only"));
        }
    }
}
