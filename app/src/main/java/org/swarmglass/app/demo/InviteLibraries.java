package org.swarmglass.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The browser libraries of the invitation's page, installed by npm from the lock file in this program on first use and
 * kept in the user's cache. Nothing of others is part of the program. Blocks for up to minutes.
 */
final class InviteLibraries {
    /** What the page imports, and where npm puts it. */
    private static final Map<String, String> FILES = Map.of(
            "hls.mjs", "hls.js/dist/hls.mjs",
            "core.mjs", "p2p-media-loader-core/dist/p2p-media-loader-core.es.min.js",
            "hlsjs.mjs", "p2p-media-loader-hlsjs/dist/p2p-media-loader-hlsjs.es.min.js");

    private static final long PATIENCE_MINUTES = 5;

    private final Path cache;

    private InviteLibraries(Path cache) {
        this.cache = cache;
    }

    /** In {@code $XDG_CACHE_HOME/swarmglass}, else {@code ~/.cache/swarmglass}. */
    static InviteLibraries ofUser() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured == null || configured.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return in(base.resolve("swarmglass"));
    }

    static InviteLibraries in(Path cache) {
        return new InviteLibraries(cache);
    }

    /**
     * The files by the names the page uses.
     *
     * @param tell hears of what takes long
     * @throws IOException with cause and cure, if they are neither there nor can be fetched
     */
    Map<String, Path> install(Consumer<String> tell) throws IOException {
        byte[] lock = resource("package-lock.json");
        // A changed lock file is another folder: nothing is ever updated in place.
        Path folder = cache.resolve("invite-" + digest(lock));
        if (!complete(folder)) {
            tell.accept("Fetching hls.js and p2p-media-loader with npm, once.");
            Files.createDirectories(cache);
            Path half = Files.createTempDirectory(cache, "invite-half-");
            Files.write(half.resolve("package.json"), resource("package.json"));
            Files.write(half.resolve("package-lock.json"), lock);
            fetch(half);
            place(half, folder);
        }
        Path modules = folder.resolve("node_modules");
        return FILES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, file -> modules.resolve(file.getValue())));
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = InviteLibraries.class.getResourceAsStream("invite/" + name)) {
            if (in == null) {
                throw new IOException("invite/" + name + " is not in this build");
            }
            return in.readAllBytes();
        }
    }

    private static boolean complete(Path folder) {
        return FILES.values().stream()
                .allMatch(
                        file -> Files.isReadable(folder.resolve("node_modules").resolve(file)));
    }

    /** Another demo may have been quicker; then its copy is as good. */
    private static void place(Path half, Path folder) throws IOException {
        try {
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException taken) {
            if (!complete(folder)) {
                throw taken;
            }
        }
    }

    private static void fetch(Path folder) throws IOException {
        Path log = folder.resolve("npm.log");
        Process npm;
        try {
            npm = new ProcessBuilder(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException absent) {
            throw new IOException("npm is not installed; install it with: sudo apt-get install nodejs npm", absent);
        }
        try {
            if (!npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("npm has not answered for " + PATIENCE_MINUTES
                        + " minutes; check that https://registry.npmjs.org can be reached");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while npm was working", interrupted);
        } finally {
            npm.destroy();
        }
        if (npm.exitValue() != 0 || !complete(folder)) {
            throw new IOException("npm could not fetch the libraries: " + firstError(log)
                    + "; check that https://registry.npmjs.org can be reached (its log is " + log + ")");
        }
    }

    private static String firstError(Path log) throws IOException {
        return Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("npm ERR!") || line.startsWith("npm error"))
                .map(line -> line.replaceFirst("npm (ERR!|error)\\s*", ""))
                .filter(line -> !line.startsWith("code"))
                .findFirst()
                .orElse("no reason given");
    }

    private static String digest(byte[] lock) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(lock);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java has SHA-256.
            throw new IllegalStateException(impossible);
        }
    }
}
