package org.swarmglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.tracker.websocket.Await;

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
            Await.until(() -> !engine.eventsSince(0).events().isEmpty());
            List<EngineEvent> told = engine.eventsSince(0).events();
            assertThat(told).hasSize(1);
            assertThat(told.get(0))
                    .isInstanceOfSatisfying(
                            EngineEvent.Noticed.class,
                            notice -> assertThat(notice.message()).contains("memory only"));
        }
    }
}
