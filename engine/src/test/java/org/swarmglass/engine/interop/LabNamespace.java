package org.swarmglass.engine.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A JVM in user, mount, network and PID namespaces of its own: its only address is {@link #ADDRESS}, the network ends
 * there, and when it ends or is closed, the kernel ends every process it started. Needs no root.
 *
 * <p>Its standard input stays open as long as the test lives; the main class ends at its end ({@link ParentWatch}), so
 * nothing outlives a test JVM that is killed either.
 */
final class LabNamespace implements AutoCloseable {
    static final String ADDRESS = "10.77.0.1";

    private static final String READY = "namespace ready";
    private static final int LOG_LINES_TOLD = 60;

    private static final String CURE = """
            The interop tests run real browsers in a network of their own and never skip. They need unprivileged user, \
            network, mount and PID namespaces:
            - on a host that forbids them: sysctl -w kernel.unprivileged_userns_clone=1 (Debian), \
            kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu), and a user.max_user_namespaces above 0;
            - in a container: run it with --privileged, or without its seccomp, AppArmor and masked /proc limits;
            - if a command was not found: apt install util-linux iproute2.
            """;

    private final Process process;
    private final Path log;

    private LabNamespace(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the main class with the class path of this JVM.
     *
     * @param log gets what it prints
     */
    static LabNamespace start(Class<?> main, Path log, List<String> arguments) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command(main, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            environment(builder.environment());
            return new LabNamespace(builder.start(), log);
        } catch (IOException e) {
            throw new AssertionError("cannot start unshare: " + e.getMessage() + "\n" + CURE, e);
        }
    }

    /**
     * Waits for its orderly end.
     *
     * @throws AssertionError with the end of its log if it fails or takes longer
     */
    void await(Duration limit) {
        try {
            boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                throw new AssertionError("the scenario did not end within " + limit.toSeconds() + " s" + told());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            close();
        }
        if (process.exitValue() != 0) {
            String cause = ready()
                    ? "the scenario ended with status " + process.exitValue()
                    : "no namespace could be entered (unshare ended with status " + process.exitValue() + ").\n" + CURE;
            throw new AssertionError(cause + told());
        }
    }

    /** Ends everything in the namespace at once; repeatable. */
    @Override
    public void close() {
        kill();
        closeInput();
    }

    /** The kernel ends all: unshare --kill-child takes the namespace's first process with it. */
    void kill() {
        process.destroyForcibly();
    }

    /** What the namespace sees of the test JVM's death. */
    void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean ready() {
        return log().lines().anyMatch(READY::equals);
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String told() {
        List<String> lines = log().lines().toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES_TOLD), lines.size());
        return "\nThe end of " + log.toAbsolutePath() + ":\n" + String.join("\n", last);
    }

    private static List<String> command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--net", "--mount"));
        command.addAll(List.of("--pid", "--fork", "--kill-child", "--mount-proc"));
        command.addAll(List.of("sh", interopFolder().resolve("namespace.sh").toString(), ADDRESS));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:-UsePerfData", "-Djava.io.tmpdir=/run/tmp"));
        // The origin answers small requests on kept connections; Nagle would add 40 ms to each.
        command.add("-Dsun.net.httpserver.nodelay=true");
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }

    private static void environment(Map<String, String> environment) {
        // Failsafe puts a manifest-only jar on the class path and the real one into this property.
        environment.put(
                "CLASSPATH", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        environment.put("HOME", "/run/home");
        environment.put("TMPDIR", "/run/tmp");
        environment.put("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("DISPLAY"));
    }

    /** Scripts and packages of the interop tests; the working folder is the module's. */
    static Path interopFolder() {
        return Path.of("src", "test", "interop").toAbsolutePath();
    }
}
