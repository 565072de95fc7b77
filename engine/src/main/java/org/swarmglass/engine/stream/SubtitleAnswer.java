package org.swarmglass.engine.stream;

import java.net.URI;
import java.util.function.Consumer;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.PlayerText;
import org.swarmglass.engine.playlist.PlaylistParser;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;

/** A subtitle playlist: read anew each time, its segments passed through; subtitles never go over P2P (section 5.1). */
final class SubtitleAnswer {
    private SubtitleAnswer() {}

    static void start(StreamSession open, URI uri, Consumer<String> answer, Consumer<String> unavailable) {
        TextFetch.start(
                open.ports().downloads().origin(),
                open.ports().downloads().traffic(),
                uri,
                TextFetch.result(
                        (response, text) -> {
                            try {
                                answer.accept(rewrite(open.names(), response, text));
                            } catch (PlaylistSyntaxException malformed) {
                                unavailable.accept(malformed.reason());
                            }
                        },
                        failure -> unavailable.accept(failure.reason())));
    }

    private static String rewrite(SegmentNames names, URI response, String text) throws PlaylistSyntaxException {
        if (!(PlaylistParser.parse(response, text) instanceof MediaPlaylist media)) {
            throw new PlaylistSyntaxException(
                    "a master playlist where subtitles should be", "ask the publisher to mend the stream");
        }
        return PlayerText.subtitles(media, 0, names);
    }
}
