package org.swarmglass.engine.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The pages that browsers open, one for each release of p2p-media-loader: it and hls.js, bundled by esbuild into
 * {@code target}.
 */
final class BrowserPage {
    private static final int BUNDLE_SECONDS = 120;

    private BrowserPage() {}

    /**
     * A folder with {@link PeerKind#page} of every kind of browser, built anew (about a second). Blocks.
     *
     * @throws IllegalStateException if node or esbuild fails, with what it said
     */
    static Path folder() {
        Path sources = NodeModules.folder();
        Path folder = Path.of("target", "interop-page").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            bundle(sources, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot build the pages in " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while esbuild was at work", e);
        }
    }

    private static void bundle(Path sources, Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("bundle.log");
        Process node = new ProcessBuilder("node", "bundle.mjs", folder.toString())
                .directory(sources.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!node.waitFor(BUNDLE_SECONDS, TimeUnit.SECONDS) || node.exitValue() != 0) {
                throw new IllegalStateException("the pages could not be bundled:\n" + Files.readString(log));
            }
        } finally {
            node.destroyForcibly();
        }
    }
}
