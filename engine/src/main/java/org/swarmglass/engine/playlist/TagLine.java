package org.swarmglass.engine.playlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One line of a playlist.
 *
 * @param name of the tag without {@code #}, empty for a URI line
 * @param value what follows the colon
 */
record TagLine(String text, String name, String value) {
    /** Beyond these a text is refused unread (threat S23). */
    static final int MAX_CHARACTERS = 8 * 1024 * 1024;

    static final int MAX_LINE_CHARACTERS = 64 * 1024;
    static final int MAX_LINES = 300_000;

    /** Parts and delta updates: the proxy serves whole segments, and whole playlists of them. */
    private static final Set<String> LOW_LATENCY = Set.of(
            "EXT-X-PART",
            "EXT-X-PART-INF",
            "EXT-X-PRELOAD-HINT",
            "EXT-X-SERVER-CONTROL",
            "EXT-X-SKIP",
            "EXT-X-RENDITION-REPORT");

    boolean isUri() {
        return name.isEmpty();
    }

    boolean isLowLatency() {
        return LOW_LATENCY.contains(name);
    }

    AttributeList attributes() {
        return AttributeList.of(text);
    }

    /**
     * The lines of a playlist behind {@code #EXTM3U}; blank lines and comments are left out, a byte order mark, CR and
     * outer blanks are cut off. Linear in the text.
     *
     * @throws PlaylistSyntaxException if the text is no M3U or beyond the limits
     */
    static List<TagLine> read(String text) throws PlaylistSyntaxException {
        if (text.length() > MAX_CHARACTERS) {
            throw tooLarge("has more than 8 MiB");
        }
        List<TagLine> lines = new ArrayList<>();
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        boolean headSeen = false;
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed;
            if (end - at > MAX_LINE_CHARACTERS && headSeen) {
                throw tooLarge("has a line of more than 64 KiB");
            }
            String line =
                    text.substring(at, Math.min(end, at + MAX_LINE_CHARACTERS)).trim();
            at = end + 1;
            if (!headSeen && !line.isEmpty()) {
                headSeen = isHead(line);
                if (!headSeen) {
                    throw noPlaylist(line);
                }
            } else if (!line.isEmpty() && (line.charAt(0) != '#' || line.startsWith("#EXT"))) {
                lines.add(of(line));
            }
            if (lines.size() > MAX_LINES) {
                throw tooLarge("has more than " + MAX_LINES + " lines");
            }
        }
        if (!headSeen) {
            throw new PlaylistSyntaxException(
                    "The server sent an empty text instead of a playlist.",
                    "Check that the stream is on the air and the address is complete.");
        }
        return lines;
    }

    static PlaylistSyntaxException tooLarge(String what) {
        return new PlaylistSyntaxException(
                "The playlist " + what + ".", "Ask the operator of the stream for one with a shorter window.");
    }

    private static TagLine of(String line) {
        if (line.charAt(0) != '#') {
            return new TagLine(line, "", "");
        }
        int colon = line.indexOf(':');
        return colon < 0
                ? new TagLine(line, line.substring(1), "")
                : new TagLine(line, line.substring(1, colon), line.substring(colon + 1));
    }

    private static boolean isHead(String line) {
        return line.startsWith("#EXTM3U") && (line.length() == 7 || Character.isWhitespace(line.charAt(7)));
    }

    private static PlaylistSyntaxException noPlaylist(String firstLine) {
        String start = firstLine.toLowerCase(Locale.ROOT);
        if (start.startsWith("<mpd") || (start.startsWith("<?xml") && start.contains("<mpd"))) {
            return new PlaylistSyntaxException(
                    "This is a DASH manifest, not an HLS playlist.",
                    "Open the stream's HLS address, which usually ends in .m3u8.");
        }
        if (start.startsWith("<")) {
            return new PlaylistSyntaxException(
                    "The server sent a web page instead of a playlist.",
                    "Open the address of the playlist itself (it usually ends in .m3u8); if that is what you did, the"
                            + " stream may be over or need a login or token.");
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return new PlaylistSyntaxException(
                    "The server sent JSON instead of a playlist.",
                    "It is probably an error message of an API: open the address in a browser to read it, and look"
                            + " there for an address that ends in .m3u8.");
        }
        return new PlaylistSyntaxException(
                "The text does not begin with #EXTM3U, so it is no HLS playlist.",
                "Open the address of the playlist (it usually ends in .m3u8), not of a segment or a page.");
    }
}
