package org.swarmglass.engine.playlist;

import java.net.URI;
import java.util.List;

/**
 * Reads a playlist to understand it.
 *
 * <p>Two readers share the work: our own line scan keeps the original lines with the segment they belong to, so that
 * {@link PlayerText} can give them back; the library is given a cleaned copy and tells what numbers and attributes mean.
 */
public final class PlaylistParser {
    static final int MAX_SEGMENTS = 50_000;
    static final int MAX_VARIANTS = 200;

    private PlaylistParser() {}

    /**
     * Reads a master or media playlist. Takes time linear in the text; refuses more than 8 MiB, 50,000 segments, 200
     * variants, lines over 64 KiB and numbers that are not finite.
     *
     * @param uri where the text came from after redirects; relative URIs refer to it
     * @throws PlaylistSyntaxException if it is none (an error page, a channel list) or beyond the limits; who follows a
     *     stream keeps the last good list then
     */
    public static Playlist parse(URI uri, String text) throws PlaylistSyntaxException {
        List<TagLine> lines = TagLine.read(text);
        if (lines.stream().anyMatch(line -> line.name().equals("EXT-X-STREAM-INF"))) {
            return new MasterReader(uri, text).read(lines);
        }
        boolean target = lines.stream().anyMatch(line -> line.name().equals("EXT-X-TARGETDURATION"));
        if (!target && isChannelList(lines)) {
            throw new PlaylistSyntaxException(
                    "This is a list of channels, not a stream.",
                    "Open the address of one channel in it: a line that begins with http.");
        }
        if (!target && lines.stream().noneMatch(line -> line.name().equals("EXTINF"))) {
            throw new PlaylistSyntaxException(
                    "The playlist lists neither variants nor segments.",
                    "The stream may not have begun; try again, and if it stays so ask its operator.");
        }
        return new MediaReader(uri, text).read(lines);
    }

    /** IPTV lists give every channel a duration of -1 and have no tag that begins with EXT-X. */
    private static boolean isChannelList(List<TagLine> lines) {
        boolean unlimited = lines.stream()
                .anyMatch(line ->
                        line.name().equals("EXTINF") && line.value().trim().startsWith("-"));
        return unlimited && lines.stream().noneMatch(line -> line.name().startsWith("EXT-X-"));
    }

    /** Variables would have to be replaced before anything else can be read, and may come from another playlist. */
    static boolean usesVariables(List<TagLine> lines) {
        return lines.stream().anyMatch(line -> line.name().equals("EXT-X-DEFINE"))
                && lines.stream().anyMatch(line -> line.text().contains("{$"));
    }
}
