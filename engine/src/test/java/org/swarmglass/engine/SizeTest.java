package org.swarmglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hard stops on length, for every module: a file 400 lines (a test 600), a method 60. The norm is 150 and 30. */
class SizeTest {
    private static final int MAX_MAIN_LINES = 400;
    private static final int MAX_TEST_LINES = 600;
    private static final int MAX_METHOD_LINES = 60;

    @Test
    void filesAndMethodsStayReadable() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path source : sources()) {
            List<String> lines = Files.readAllLines(source);
            int limit = source.toString().contains("/src/test/") ? MAX_TEST_LINES : MAX_MAIN_LINES;
            if (lines.size() > limit) {
                tooLong.add(source + ": " + lines.size() + " lines");
            }
            tooLong.addAll(longMethods(source, lines));
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void seesEveryModule() throws IOException {
        assertThat(sources().stream().map(Path::toString))
                .anyMatch(path -> path.contains("engine/src/main"))
                .anyMatch(path -> path.contains("charts/src/main"))
                .anyMatch(path -> path.contains("app/src/main"));
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("engine", "charts", "app")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
                files.filter(path -> path.toString().endsWith(".java")).forEach(found::add);
            }
        }
        return found;
    }

    /** The formatter closes a method of a top-level class with a brace at column 4, of a nested one at 8. */
    private static List<String> longMethods(Path source, List<String> lines) {
        List<String> tooLong = new ArrayList<>();
        for (String indent : List.of("    ", "        ")) {
            int opened = -1;
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                boolean begins = line.startsWith(indent) && !line.startsWith(indent + " ");
                // Without an opening bracket it is the end of a record's header.
                if (begins && line.contains("(") && line.endsWith(") {")) {
                    opened = i;
                } else if (opened >= 0 && line.equals(indent + "}")) {
                    if (i - opened > MAX_METHOD_LINES && !line.contains("class ")) {
                        tooLong.add(source + ":" + (opened + 1) + ": a method of " + (i - opened) + " lines");
                    }
                    opened = -1;
                }
            }
        }
        return tooLong;
    }
}
