package org.swarmglass.app.player;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether there is anything to play sound on. Without it libvlc's ALSA output fills standard error. */
final class SoundDevice {
    private static final Path ALSA_DEVICES = Path.of("/dev/snd");

    private SoundDevice() {}

    static boolean present() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || soundServer(System::getenv) || playbackDevice(ALSA_DEVICES);
    }

    /** PulseAudio, or PipeWire in its place. */
    static boolean soundServer(Function<String, @Nullable String> environment) {
        Optional<Path> socket = Optional.ofNullable(environment.apply("XDG_RUNTIME_DIR"))
                .map(folder -> Path.of(folder, "pulse", "native"));
        return environment.apply("PULSE_SERVER") != null
                || socket.filter(Files::exists).isPresent();
    }

    /** ALSA names playback devices {@code pcmC0D0p}. */
    static boolean playbackDevice(Path devices) {
        if (!Files.isDirectory(devices)) {
            return false;
        }
        try (Stream<Path> names = Files.list(devices)) {
            return names.map(path -> String.valueOf(path.getFileName()))
                    .anyMatch(name -> name.matches("pcmC\\d+D\\d+p"));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
