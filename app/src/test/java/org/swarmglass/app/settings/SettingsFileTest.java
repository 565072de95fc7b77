package org.swarmglass.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.app.settings.Settings.Bounds;

class SettingsFileTest {
    private static final StreamEntry ENTRY = new StreamEntry(
            "https://h/a.m3u8?t=1",
            List.of("wss://t"),
            List.of("stun:s:1"),
            "id \" ö",
            "7seg",
            "all",
            "720p",
            "https://h/x.json");
    private static final Settings SOME =
            new Settings("light", Optional.of(new Bounds(-20, 40, 1200, 800, true)), 15, 35, true, List.of(ENTRY));

    @TempDir
    Path folder = Path.of("");

    @Test
    void bringsBackWhatItSaved() throws IOException {
        SettingsFile file = new SettingsFile(folder.resolve("deep").resolve("console.json"));
        file.save(SOME);
        file.save(SOME);
        assertThat(file.load()).isEqualTo(new SettingsFile.Loaded(SOME, Optional.empty()));
    }

    @Test
    void leavesOneFileThatOnlyItsOwnerReads() throws IOException {
        Path path = folder.resolve("console.json");
        new SettingsFile(path).save(SOME);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void startsWithDefaultsAndWithoutANotice() {
        assertThat(new SettingsFile(folder.resolve("none.json")).load())
                .isEqualTo(new SettingsFile.Loaded(Settings.DEFAULTS, Optional.empty()));
    }

    @Test
    void keepsABrokenFileAsideAndSaysSo() throws IOException {
        Path path = Files.writeString(folder.resolve("console.json"), "{\"theme\": \"li");
        SettingsFile.Loaded loaded = new SettingsFile(path).load();
        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULTS);
        assertThat(loaded.notice().orElse("")).contains("broken").contains("console.json.broken");
        assertThat(folder.resolve("console.json.broken")).hasContent("{\"theme\": \"li");
    }

    @Test
    void takesAnotherKindOfJsonForBroken() throws IOException {
        Path path = Files.writeString(folder.resolve("console.json"), "[1, 2]");
        assertThat(new SettingsFile(path).load().notice()).isPresent();
    }

    @Test
    void replacesOnlyTheFieldsThatMakeNoSense() throws IOException {
        Path path = Files.writeString(folder.resolve("console.json"), """
                {"theme": "pink", "windowMinutes": 7, "volume": 900, "muted": true, "newer": {"x": 1},
                 "window": {"x": 0, "y": 0, "width": 3, "height": 900},
                 "history": [{"url": ""}, {"url": "https://h/a.m3u8"}, 5]}""");
        assertThat(new SettingsFile(path).load().settings())
                .isEqualTo(new Settings(
                        "dark",
                        Optional.empty(),
                        1,
                        100,
                        true,
                        List.of(new StreamEntry(
                                "https://h/a.m3u8", List.of(), List.of(), "", "auto", "auto", "", ""))));
    }

    @Test
    void knowsWhereEachSystemKeepsSettings() {
        assertThat(SettingsFile.folder(name -> null, "Linux", "/home/a"))
                .isEqualTo(Path.of("/home/a/.config/swarmglass"));
        assertThat(SettingsFile.folder(Map.of("XDG_CONFIG_HOME", "/x")::get, "Linux", "/home/a"))
                .isEqualTo(Path.of("/x/swarmglass"));
        assertThat(SettingsFile.folder(Map.of("APPDATA", "/roaming")::get, "Windows 11", "/users/a"))
                .isEqualTo(Path.of("/roaming/Swarmglass"));
        assertThat(SettingsFile.folder(name -> null, "Mac OS X", "/Users/a"))
                .isEqualTo(Path.of("/Users/a/Library/Application Support/Swarmglass"));
    }

    @Test
    void movesAStreamOpenedAgainToTheFrontAndForgetsTheOldest() {
        Settings settings = Settings.DEFAULTS;
        for (int i = 0; i < 25; i++) {
            settings = settings.opened(entry(i));
        }
        settings = settings.opened(entry(20));
        assertThat(settings.history()).hasSize(Settings.LONGEST_HISTORY).doesNotHaveDuplicates();
        assertThat(settings.history().get(0)).isEqualTo(entry(20));
        assertThat(settings.history().get(1)).isEqualTo(entry(24));
    }

    @Test
    void writesTheLatestChangeWhenItCloses() {
        SettingsFile file = new SettingsFile(folder.resolve("console.json"));
        try (SettingsStore store = new SettingsStore(file, Settings.DEFAULTS)) {
            store.change(before -> before.withTheme("light"));
            store.change(before -> before.withSound(20, true));
        }
        assertThat(file.load().settings())
                .isEqualTo(Settings.DEFAULTS.withTheme("light").withSound(20, true));
    }

    @Test
    void doesNotTouchTheFileWithoutAChange() {
        try (SettingsStore store = new SettingsStore(new SettingsFile(folder.resolve("c.json")), Settings.DEFAULTS)) {
            store.change(before -> before.withTheme("dark"));
        }
        assertThat(folder.resolve("c.json")).doesNotExist();
    }

    private static StreamEntry entry(int number) {
        return new StreamEntry("https://h/" + number + ".m3u8", List.of(), List.of(), "", "auto", "auto", "", "");
    }
}
