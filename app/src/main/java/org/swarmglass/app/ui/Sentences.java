package org.swarmglass.app.ui;

import java.util.Locale;

/** What happened and what to do, which parts of the engine say with or without a capital and a stop. Pure. */
public final class Sentences {
    private Sentences() {}

    /**
     * Two sentences on one line; the first begins as it is given.
     *
     * @param cure may be empty
     */
    public static String of(String reason, String cure) {
        return cure.isEmpty() ? stopped(reason) : stopped(reason) + " " + capital(stopped(cure));
    }

    private static String stopped(String words) {
        String text = words.strip();
        return text.endsWith(".") ? text : text + ".";
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
