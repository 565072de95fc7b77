package org.swarmglass.engine.model;

/** What a swarm carries: p2p-media-loader's {@code main} (video or muxed) and {@code secondary} (audio renditions). */
public enum StreamKind {
    MAIN("main"),
    SECONDARY("secondary");

    private final String wireName;

    StreamKind(String wireName) {
        this.wireName = wireName;
    }

    /** The word inside the swarm string. */
    public String wireName() {
        return wireName;
    }
}
