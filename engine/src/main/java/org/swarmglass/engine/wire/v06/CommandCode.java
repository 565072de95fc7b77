package org.swarmglass.engine.wire.v06;

/** Values of {@code c}, and of the statuses in a map (p2p-media-loader 0.6.2, core/lib/media-peer.ts). */
final class CommandCode {
    static final int SEGMENT_DATA = 0;
    static final int SEGMENT_ABSENT = 1;
    static final int SEGMENTS_MAP = 2;
    static final int SEGMENT_REQUEST = 3;
    static final int CANCEL_SEGMENT_REQUEST = 4;

    static final int LOADED = 0;
    static final int LOADING_BY_HTTP = 1;

    private CommandCode() {}
}
