package org.swarmglass.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundDeviceTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void takesPlaybackDevicesOnly() throws IOException {
        assertThat(SoundDevice.playbackDevice(folder.resolve("absent"))).isFalse();
        Files.createFile(folder.resolve("timer"));
        Files.createFile(folder.resolve("pcmC0D0c"));
        assertThat(SoundDevice.playbackDevice(folder)).isFalse();
        Files.createFile(folder.resolve("pcmC0D3p"));
        assertThat(SoundDevice.playbackDevice(folder)).isTrue();
    }

    @Test
    void findsTheSoundServerOfTheSession() throws IOException {
        assertThat(SoundDevice.soundServer(name -> null)).isFalse();
        assertThat(SoundDevice.soundServer(Map.of("PULSE_SERVER", "tcp:host")::get))
                .isTrue();
        Map<String, String> session = Map.of("XDG_RUNTIME_DIR", folder.toString());
        assertThat(SoundDevice.soundServer(session::get)).isFalse();
        Files.createDirectory(folder.resolve("pulse"));
        Files.createFile(folder.resolve("pulse").resolve("native"));
        assertThat(SoundDevice.soundServer(session::get)).isTrue();
    }
}
