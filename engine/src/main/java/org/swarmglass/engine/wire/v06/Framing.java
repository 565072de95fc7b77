package org.swarmglass.engine.wire.v06;

/** The three bytes by which browsers suspect a command in a message (protocol/v06 4.1). */
public final class Framing {
    private Framing() {}

    /** True for bytes that are a command if they also parse as JSON: never send such a slice as raw bytes. */
    public static boolean looksLikeCommand(byte[] bytes, int from, int to) {
        return to - from > 2 && bytes[from] == '{' && bytes[from + 1] == '"' && bytes[to - 1] == '}';
    }
}
