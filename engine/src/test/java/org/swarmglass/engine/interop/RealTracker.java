package org.swarmglass.engine.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The npm bittorrent-tracker server, run by node. It ends with the JVM, whose pipe is its standard input. */
final class RealTracker implements AutoCloseable {
    private static final int CLOSE_SECONDS = 5;

    private final Process node;
    private final URI url;

    private RealTracker(Process node, URI url) {
        this.node = node;
        this.url = url;
    }

    static RealTracker start(String host) throws IOException {
        Process node = new ProcessBuilder("node", "tracker.mjs", host)
                .directory(LabNamespace.interopFolder().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (port == null) {
            node.destroyForcibly();
            throw new IOException("the tracker did not start; what it said is above");
        }
        return new RealTracker(node, URI.create("ws://" + host + ":" + port));
    }

    URI url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        node.getOutputStream().close();
        try {
            node.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            node.destroyForcibly();
        }
    }
}
