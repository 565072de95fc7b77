package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NodeModulesIT {
    @Test
    void installsWhatTheLockNames() {
        Path modules = NodeModules.folder().resolve("node_modules");
        assertThat(modules.resolve("bittorrent-tracker/package.json")).content().contains("\"version\": \"11.2.3\"");
        assertThat(modules.resolve("p2p-media-loader-core/package.json"))
                .content()
                .contains("\"version\": \"2.3.1\"");
        assertThat(modules.resolve("p2p-media-loader-hlsjs/package.json"))
                .content()
                .contains("\"version\": \"2.3.1\"");
        assertThat(modules.resolve("p2p-media-loader-hlsjs-2.2/node_modules/p2p-media-loader-core/package.json"))
                .content()
                .contains("\"version\": \"2.2.2\"");
        assertThat(modules.resolve("p2p-media-loader-hlsjs-0.6/node_modules/p2p-media-loader-core/package.json"))
                .content()
                .contains("\"version\": \"0.6.2\"");
        assertThat(modules.resolve("@peertube/p2p-media-loader-core/package.json"))
                .content()
                .contains("\"version\": \"1.0.20\"");
    }
}
