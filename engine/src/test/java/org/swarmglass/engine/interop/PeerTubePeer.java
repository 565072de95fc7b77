package org.swarmglass.engine.interop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** A peer of PeerTube's fork of generation 0.6, run by node; it ends with the JVM, whose pipe is its standard input. */
final class PeerTubePeer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NodeProcess node;

    private PeerTubePeer(NodeProcess node) {
        this.node = node;
    }

    static PeerTubePeer open(ViewerSettings settings) throws IOException {
        return new PeerTubePeer(NodeProcess.start("peertube-peer.mjs", JSON.writeValueAsString(settings)));
    }

    /** What it saw, when every segment that came from a peer was handed to the lab. */
    LabReport.Browser report() throws IOException {
        node.command("report");
        return JSON.treeToValue(node.await(line -> line.has("client")), LabReport.Browser.class);
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
