package org.swarmglass.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.app.settings.StreamEntry;

class ProfileFolderTest {
    private static final StreamEntry STREAM = new StreamEntry(
            "https://h.example/a.m3u8?t=1",
            List.of("wss://t.example/?token=x", "wss://u.example https://page.example"),
            List.of("stun:s.example:1", "turn:u%3Av:secret@t.example:2?transport=udp"),
            "id \" ö",
            "7seg",
            "0.6,2.3",
            "720p",
            "https://h.example/segments-sha256.json");

    @TempDir
    Path home = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"Live", "../../etc/passwd", "a/b\\c:*?\"<>|", ".", "ö ü", "CON"})
    void bringsBackWhatItSavedUnderAnyName(String name) throws IOException {
        ProfileFolder folder = new ProfileFolder(home.resolve("profiles"));
        Profile profile = new Profile(name, STREAM, List.of("Authorization: secret"));
        folder.save(profile);
        folder.save(profile);
        assertThat(folder.list()).containsExactly(profile);
        assertThat(folder.load(name).orElseThrow()).isEqualTo(new Imported(profile, List.of()));
        folder.delete(name);
        folder.delete(name);
        assertThat(folder.list()).isEmpty();
        assertThat(folder.load(name)).isEmpty();
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).containsExactly(home.resolve("profiles"));
        }
    }

    @Test
    void letsOnlyTheOwnerReadThem() throws IOException {
        ProfileFolder folder = new ProfileFolder(home);
        folder.save(new Profile("a", STREAM, List.of()));
        if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("a.json"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void leavesSecretsOut() {
        Profile profile = new Profile("a", STREAM, List.of("Authorization: secret"));
        assertThat(profile.hasSecrets()).isTrue();
        assertThat(profile.withoutSecrets().toString()).doesNotContain("secret").contains("turn:t.example:2");
        assertThat(profile.withoutSecrets().hasSecrets()).isFalse();
    }

    @Test
    void passesOverFilesThatAreNoProfiles() throws IOException {
        Files.write(home.resolve("bytes.json"), new byte[] {-1, -2, 0, 7});
        Files.writeString(home.resolve("other.json"), "[1]");
        assertThat(new ProfileFolder(home).list()).isEmpty();
        assertThat(new ProfileFolder(home.resolve("absent")).list()).isEmpty();
    }

    @Test
    void tellsWhatIsWrongInAFileSomebodyEdited() throws IOException {
        Files.writeString(home.resolve("a.json"), """
                {"swarmglassProfile": 1, "name": "a", // mine
                 "url": "https://h/a.m3u8",
                 "iceServers": ["stun:s.example?transport=udp"],
                 "swarmid": "x"}""");
        Imported imported = new ProfileFolder(home).load("a").orElseThrow();
        assertThat(imported.profile().stream().iceServers()).containsExactly("stun:s.example");
        assertThat(imported.findings()).extracting(Finding::line).containsExactly(3, 4);
    }
}
