package org.swarmglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ffmpeg's demuxer and decoder have no complaint about the seam either. */
class ClipIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"360p", "180p"})
    void decodesOverTheLoopWithoutAWarning(String rendition) throws Exception {
        Clip clip = Clip.load(rendition);
        Path file = folder.resolve(rendition + ".ts");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long number = 6; number < 10; number++) {
                out.write(clip.segment(number));
            }
        }

        List<String> probed = run(
                "ffprobe",
                "-v",
                "warning",
                "-select_streams",
                "v",
                "-show_entries",
                "packet=dts",
                "-of",
                "csv=p=0",
                file.toString());
        List<Long> stamps = probed.stream()
                .map(line -> Long.parseLong(line.replace(",", "")))
                .toList();

        assertThat(stamps).hasSize(400);
        assertThat(stamps.get(399) - stamps.get(0)).isEqualTo(399 * 3600);
        assertThat(run("ffmpeg", "-v", "warning", "-i", file.toString(), "-f", "null", "-"))
                .isEmpty();
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(String.join("\n", lines).toLowerCase(Locale.ROOT))
                    .isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
