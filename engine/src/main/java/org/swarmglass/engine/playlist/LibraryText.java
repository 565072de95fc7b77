package org.swarmglass.engine.playlist;

import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines the library is given to understand: only tags this program acts on, each already of the right form.
 *
 * <p>m3u8-parser 0.27 gives up the whole playlist on one attribute it does not expect (an unknown VIDEO-RANGE, a decimal
 * target duration), so what is not needed stays out, and what players forgive is put right here.
 */
final class LibraryText {
    private final List<String> lines = new ArrayList<>(List.of("#EXTM3U"));

    void add(String line) {
        lines.add(line);
    }

    /** Adds a tag with those of the line's attributes that are named and match; values for missing ones are given. */
    void add(TagLine tag, Map<String, Pattern> known, Map<String, String> missing) {
        AttributeList attributes = tag.attributes();
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Pattern> attribute : known.entrySet()) {
            String name = attribute.getKey();
            Optional<String> given = attributes
                    .get(name)
                    .filter(value -> attribute.getValue().matcher(value).matches());
            given.or(() -> Optional.ofNullable(missing.get(name))).ifPresent(value -> {
                boolean quoted = attribute.getValue() == QUOTED;
                parts.add(name + "=" + (quoted ? '"' + value + '"' : value));
            });
        }
        lines.add("#" + tag.name() + ":" + String.join(",", parts));
    }

    /** Form of a value the library wants in quotes. */
    static final Pattern QUOTED = Pattern.compile("[^\"]+");

    io.lindstrom.m3u8.model.MediaPlaylist readMedia() throws PlaylistSyntaxException {
        try {
            return new MediaPlaylistParser(ParsingMode.LENIENT).readPlaylist(lines.iterator());
        } catch (PlaylistParserException | IllegalArgumentException | IllegalStateException refused) {
            throw refused(refused);
        }
    }

    io.lindstrom.m3u8.model.MasterPlaylist readMaster() throws PlaylistSyntaxException {
        try {
            return new MasterPlaylistParser(ParsingMode.LENIENT).readPlaylist(lines.iterator());
        } catch (PlaylistParserException | IllegalArgumentException | IllegalStateException refused) {
            throw refused(refused);
        }
    }

    /** The library throws unchecked exceptions for numbers and words it cannot read. */
    private static PlaylistSyntaxException refused(Exception cause) {
        PlaylistSyntaxException syntax = new PlaylistSyntaxException(
                "The playlist breaks RFC 8216: " + cause.getMessage() + ".",
                "Tell the operator of the stream; a validator names the line.");
        syntax.initCause(cause);
        return syntax;
    }
}
