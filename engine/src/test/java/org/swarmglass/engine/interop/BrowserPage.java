package org.swarmglass.engine.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** The page that browsers open: hls.js and p2p-media-loader, bundled by esbuild into {@code target}. */
final class BrowserPage {
    private static final int BUNDLE_SECONDS = 120;

    private BrowserPage() {}

    /**
     * A folder with {@code page.html} and {@code page.js}, built anew (under a second). Blocks.
     *
     * @throws IllegalStateException if node or esbuild fails, with what it said
     */
    static Path folder() {
        Path sources = NodeModules.folder();
        Path folder = Path.of("target", "interop-page").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Files.copy(sources.resolve("page.html"), folder.resolve("page.html"), StandardCopyOption.REPLACE_EXISTING);
            bundle(sources, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot build the page in " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while esbuild was at work", e);
        }
    }

    private static void bundle(Path sources, Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("bundle.log");
        Process node = new ProcessBuilder(
                        "node", "bundle.mjs", folder.resolve("page.js").toString())
                .directory(sources.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!node.waitFor(BUNDLE_SECONDS, TimeUnit.SECONDS) || node.exitValue() != 0) {
                throw new IllegalStateException("the page could not be bundled:\n" + Files.readString(log));
            }
        } finally {
            node.destroyForcibly();
        }
    }
}
