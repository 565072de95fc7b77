package org.swarmglass.engine.model;

/**
 * A peer's 20-character id: eight characters that name client and version, twelve by chance.
 *
 * @param text one character per byte, as trackers exchange it in JSON. Ours is ASCII; foreign ones may hold anything.
 */
public record PeerId(String text) {
    /** Client and version of every Swarmglass peer, in the form other clients use ({@code -PM0203-}). */
    public static final String SWARMGLASS_PREFIX = "-sg0100-";

    public PeerId {
        if (text.length() != 20 || text.chars().anyMatch(c -> c > 255)) {
            throw new IllegalArgumentException("a peer id is 20 bytes, not " + text.length() + " characters");
        }
    }

    /** True for a peer that says it is a Swarmglass. Nothing proves it. */
    public boolean saysSwarmglass() {
        return text.startsWith("-sg");
    }

    @Override
    public String toString() {
        return text;
    }
}
