package org.swarmglass.engine.bench;

import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.bench.Figure.Goal;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.PlayerText;
import org.swarmglass.engine.playlist.PlaylistParser;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.Timeline;

/** A refresh of a long playlist: read, number, write for the player; against the library's reading and writing. */
final class PlaylistBenchmark implements Benchmark {
    private static final int SEGMENTS = 5_000;
    private static final int REFRESHES = 60;
    private static final URI ADDRESS = URI.create("https://origin.example/live/720p.m3u8");

    private final String text = text();
    private final Timeline timeline = new Timeline(new StreamId(StreamKind.MAIN, 0));
    private long written;

    @Override
    public List<Figure> run() throws Exception {
        for (int i = 0; i < 2; i++) {
            ours();
            bare();
        }
        Rounds rounds = Rounds.of(5, this::ours, this::bare);
        return List.of(new Figure(
                "Playlist of 5,000 dated segments, parse and rewrite against the bare parser",
                Goal.atMost(1.5, "x"),
                rounds.ratio(0, 1),
                "mean of " + REFRESHES + " refreshes: ours " + rounds.all(0)
                        + " ms; m3u8-parser alone, read and write, " + rounds.all(1) + " ms; 5 rounds; "
                        + text.length() / 1000 + " KB each"));
    }

    private double ours() throws PlaylistSyntaxException {
        long start = System.nanoTime();
        for (int i = 0; i < REFRESHES; i++) {
            MediaPlaylist playlist = (MediaPlaylist) PlaylistParser.parse(ADDRESS, text);
            timeline.accept(playlist);
            written += PlayerText.media(playlist, timeline.listable(), false, new Names())
                    .length();
        }
        return millisEach(start);
    }

    private double bare() throws PlaylistParserException {
        long start = System.nanoTime();
        for (int i = 0; i < REFRESHES; i++) {
            MediaPlaylistParser parser = new MediaPlaylistParser();
            written += parser.writePlaylistAsString(parser.readPlaylist(text)).length();
        }
        return millisEach(start);
    }

    private static double millisEach(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e6 / REFRESHES;
    }

    private static String text() {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:4\n");
        text.append("#EXT-X-MEDIA-SEQUENCE:1200\n");
        Instant start = Instant.parse("2026-01-02T03:04:05.678Z");
        for (int i = 0; i < SEGMENTS; i++) {
            text.append("#EXT-X-PROGRAM-DATE-TIME:")
                    .append(start.plusSeconds(4L * i))
                    .append("\n#EXTINF:4.000,\nvideo/720p/segment-")
                    .append(1200 + i)
                    .append(".ts?session=7c1a4b3e\n");
        }
        return text.toString();
    }

    /** As the proxy names them. */
    private static final class Names implements PlayerText.Links {
        @Override
        public String segment(SegmentRef ref) {
            return "s-" + ref.id() + ".ts";
        }

        @Override
        public String auxiliary(URI uri, Optional<ByteRange> range, Auxiliary kind) {
            return "a-" + kind.ordinal();
        }

        @Override
        public String playlist(URI mediaPlaylist) {
            return "p.m3u8";
        }
    }
}
