package org.swarmglass.engine.integrity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** @param hex 64 digits, lower case */
public record Sha256(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Sha256 {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal digits");
        }
    }

    /** Of foreign text; empty if it is none. */
    public static Optional<Sha256> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return HEX.matcher(lower).matches() ? Optional.of(new Sha256(lower)) : Optional.empty();
    }

    public static Sha256 of(byte[] bytes) {
        RunningSha256 running = new RunningSha256();
        running.update(bytes);
        return running.finish();
    }
}
