package org.swarmglass.engine.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * The npm packages the interop tests run against, in the versions of {@code package-lock.json}.
 *
 * <p>They are installed by {@code npm ci} on first use and again when the lock changed, so a build needs the npm
 * registry once. Install scripts stay off ({@code .npmrc}): nothing here needs a native module, and what the registry
 * serves is not run before a test imports it.
 */
public final class NodeModules {
    private static final Path FOLDER = Path.of("src", "test", "interop").toAbsolutePath();
    private static final int INSTALL_MINUTES = 10;

    private NodeModules() {}

    /**
     * The folder with {@code package.json} and a {@code node_modules} that agrees with the lock. Blocks while
     * installing. Any thread; safe beside other JVMs.
     *
     * @throws IllegalStateException if npm is missing or fails, with what it said
     */
    public static synchronized Path folder() {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            try (FileChannel guard = FileChannel.open(
                            target.resolve("npm-ci.guard"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = guard.lock()) {
                installUnlessCurrent(target.resolve("npm-ci.log"), held);
            }
            return FOLDER;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot install the npm packages in " + FOLDER, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while npm was installing", e);
        }
    }

    private static void installUnlessCurrent(Path log, FileLock held) throws IOException, InterruptedException {
        Path stamp = FOLDER.resolve("node_modules").resolve(".installed-lock");
        String wanted = fingerprint(FOLDER.resolve("package-lock.json"));
        if (held.isValid() && Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        npmCi(log);
        Files.writeString(stamp, wanted);
    }

    private static void npmCi(Path log) throws IOException, InterruptedException {
        Process npm = new ProcessBuilder("npm", "ci")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                throw new IllegalStateException("npm ci failed in " + FOLDER + ":\n" + Files.readString(log));
            }
        } finally {
            npm.destroyForcibly();
        }
    }

    private static String fingerprint(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
