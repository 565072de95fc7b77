package org.swarmglass.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabNamespaceIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void hasOneAddressBesidesLoopback() {
        Path log = folder.resolve("addresses.log");
        try (LabNamespace namespace = LabNamespace.start(NamespaceProbe.class, log, List.of("addresses"))) {
            namespace.await(LIMIT);
            assertThat(namespace.log().lines().filter(line -> line.startsWith("/")))
                    .containsExactlyInAnyOrder("/127.0.0.1", "/" + LabNamespace.ADDRESS);
        }
    }

    @Test
    void tellsTheEndOfTheLogWhenTheMainClassFails() {
        try (LabNamespace namespace =
                LabNamespace.start(NamespaceProbe.class, folder.resolve("failure.log"), List.of("fail"))) {
            assertThatThrownBy(() -> namespace.await(LIMIT))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("status 1")
                    .hasMessageContaining("the probe was told to fail");
        }
    }

    @Test
    void failsWithCauseAndCureWhereNamespacesAreForbidden() {
        Path log = folder.resolve("forbidden.log");
        try (LabNamespace namespace = LabNamespace.start(
                NamespaceProbe.class,
                log,
                List.of("forbid", folder.resolve("inner.log").toString()))) {
            namespace.await(LIMIT);
            assertThat(namespace.log())
                    .contains("no namespace could be entered")
                    .contains("No space left on device")
                    .contains("user.max_user_namespaces");
        }
    }

    @Test
    void takesEveryProcessWithItWhenItIsKilled() throws Exception {
        String marker = UUID.randomUUID().toString();
        Path log = folder.resolve("children.log");
        try (LabNamespace namespace = LabNamespace.start(NamespaceProbe.class, log, List.of("linger", marker))) {
            ProcessHandle child = appearing(marker);
            namespace.kill();
            child.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(withArgument(marker)).isEmpty();
    }

    @Test
    void takesEveryProcessWithItWhenTheTestIsGone() throws Exception {
        String marker = UUID.randomUUID().toString();
        Path log = folder.resolve("orphans.log");
        try (LabNamespace namespace = LabNamespace.start(NamespaceProbe.class, log, List.of("linger", marker))) {
            ProcessHandle child = appearing(marker);
            namespace.closeInput();
            child.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(withArgument(marker)).isEmpty();
    }

    private static ProcessHandle appearing(String marker) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<ProcessHandle> child = withArgument(marker);
            if (child.isPresent()) {
                return child.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("no child appeared");
    }

    /** The lingering child, seen from outside: not the JVM, which has the marker among its arguments too. */
    private static Optional<ProcessHandle> withArgument(String marker) {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(marker))
                .filter(process -> commandLine(process).startsWith("tail"))
                .findAny();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }
}
