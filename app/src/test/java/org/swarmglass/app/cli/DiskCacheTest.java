package org.swarmglass.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.engine.EngineConfig;

class DiskCacheTest {
    private final DiskCache.Converter converter = new DiskCache.Converter();

    @Test
    void readsAFolderWithAndWithoutASize(@TempDir Path folder) {
        assertThat(converter.convert(folder.toString())).isEqualTo(new DiskCache(folder, 2L << 30));
        assertThat(converter.convert(folder + "=500M")).isEqualTo(new DiskCache(folder, 500L << 20));
        assertThat(converter.convert(folder + "=3G")).isEqualTo(new DiskCache(folder, 3L << 30));
    }

    @Test
    void takesAFolderWhoseNameLooksLikeASize(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("a=16M"));
        assertThat(converter.convert(folder.toString()).folder()).isEqualTo(folder);
        assertThat(converter.convert(folder + "=20M")).isEqualTo(new DiskCache(folder, 20L << 20));
    }

    @Test
    void tellsTheEngine(@TempDir Path folder) {
        EngineConfig config = new DiskCache(folder, 5).addTo(EngineConfig.defaults());
        assertThat(config.diskFolder()).isEqualTo(Optional.of(folder));
        assertThat(config.diskBytes()).isEqualTo(5);
        assertThat(config.withLoopback(true).withTrackers(config.trackers()).diskFolder())
                .isEqualTo(Optional.of(folder));
    }
}
