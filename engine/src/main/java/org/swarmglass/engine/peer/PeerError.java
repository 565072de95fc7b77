package org.swarmglass.engine.peer;

/** p2p-media-loader's words for why a download from a peer failed (protocol/v2 section 7). */
public final class PeerError {
    public static final String ABSENT = "peer-segment-absent";
    public static final String TIMEOUT = "bytes-receiving-timeout";
    public static final String CLOSED = "peer-closed";

    /** Size or byte count differ from what was announced: drop everything this download delivered. */
    public static final String LENGTH_MISMATCH = "peer-response-bytes-length-mismatch";

    /** The remote broke the order of the protocol: drop everything this download delivered. */
    public static final String PROTOCOL_VIOLATION = "peer-protocol-violation";

    private PeerError() {}
}
