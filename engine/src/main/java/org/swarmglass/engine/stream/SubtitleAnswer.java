package org.swarmglass.engine.stream;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.PlayerText;
import org.swarmglass.engine.playlist.PlaylistParser;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.Timeline;

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
        // The stream id is never shown or shared: subtitles have no swarm and no number of their own in any generation.
        Timeline timeline = new Timeline(new StreamId(StreamKind.SECONDARY, 0));
        timeline.accept(media);
        return PlayerText.media(media, timeline.window(), media.ended(), new PassThroughLinks(names));
    }

    private record PassThroughLinks(SegmentNames names) implements PlayerText.Links {
        @Override
        public String segment(SegmentRef ref) {
            return names.auxiliary(ref.uri(), ref.range(), Auxiliary.SUBTITLE);
        }

        @Override
        public String auxiliary(URI uri, Optional<ByteRange> range, Auxiliary kind) {
            return names.auxiliary(uri, range, kind);
        }

        @Override
        public String playlist(URI mediaPlaylist) {
            return names.playlist(mediaPlaylist);
        }
    }
}
