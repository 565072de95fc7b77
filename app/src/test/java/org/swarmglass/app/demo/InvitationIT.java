package org.swarmglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real npm, from the lock file that is part of the program. */
class InvitationIT {
    @TempDir
    Path cache;

    @Test
    void fetchesTheLibrariesOnceAndNamesTheSwarmToThePage() throws Exception {
        List<String> told = new ArrayList<>();
        InviteLibraries libraries = InviteLibraries.in(cache);

        Map<String, Path> first = libraries.install(told::add);
        Map<String, Path> second = libraries.install(told::add);

        assertThat(told).hasSize(1);
        assertThat(second).isEqualTo(first).containsOnlyKeys("hls.mjs", "core.mjs", "hlsjs.mjs");
        assertThat(Files.readString(first.get("hlsjs.mjs"))).contains("from \"p2p-media-loader-core\"");

        Invitation invitation = Invitation.prepare(libraries, told::add);
        Map<String, StaticFile> files = invitation.filesFor(8000);
        assertThat(files).containsKeys("", "page.mjs", "hls.mjs", "core.mjs", "hlsjs.mjs");
        assertThat(Objects.requireNonNull(files.get("swarm.json")).bytes())
                .asString()
                .isEqualTo("{\"swarmId\":\"" + invitation.swarmId() + "\",\"trackerPort\":8000}");
    }
}
