package org.swarmglass.engine.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The 20 bytes by which trackers know a swarm.
 *
 * @param binary one character per byte, 0 to 255, as trackers exchange it in JSON ("binary string")
 */
public record InfoHash(String binary) {
    public InfoHash {
        if (binary.length() != 20 || binary.chars().anyMatch(c -> c > 255)) {
            throw new IllegalArgumentException("an info hash is 20 bytes, not " + binary.length() + " characters");
        }
    }

    public static InfoHash ofBytes(byte[] bytes) {
        return new InfoHash(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** 40 lower-case hex digits, the form for people and reports. */
    public String hex() {
        return HexFormat.of().formatHex(binary.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public String toString() {
        return hex();
    }
}
