package org.swarmglass.app.ui;

/**
 * Text from strangers (peer ids, tracker messages, URLs) made harmless to show: no control characters, no marks that
 * turn the reading direction, no half surrogates, not endless. HTML is a matter of the component, see {@link Labels}.
 */
public final class SafeText {
    private static final int LONGEST = 500;
    private static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    /** The text on one line, cut at 500 characters. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** The text on one line, cut at {@code longest} characters. */
    public static String of(String text, int longest) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), longest));
        int end = Math.min(text.length(), longest);
        for (int i = 0; i < end; ) {
            int point = text.codePointAt(i);
            safe.appendCodePoint(harmless(point) ? point : point == '\n' || point == '\t' ? ' ' : REPLACEMENT);
            i += Character.charCount(point);
        }
        return text.length() > longest ? safe + "…" : safe.toString();
    }

    /** For tooltips, which may be HTML: the five characters that mean something there are escaped. */
    public static String html(String text) {
        return of(text).replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
