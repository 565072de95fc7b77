package org.swarmglass.engine.playlist;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

/** Playlists to read, and links to write them with. */
final class Fixtures {
    static final URI BASE = URI.create("https://origin.example.org/live/main/index.m3u8?key=1");
    static final StreamId MAIN = new StreamId(StreamKind.MAIN, 0);

    private Fixtures() {}

    static String text(String name) {
        try (InputStream file = Fixtures.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static MediaPlaylist media(String name) throws PlaylistSyntaxException {
        return (MediaPlaylist) PlaylistParser.parse(BASE, text(name));
    }

    static MediaPlaylist mediaOf(String text) throws PlaylistSyntaxException {
        return (MediaPlaylist) PlaylistParser.parse(BASE, text);
    }

    /** A list of two-second segments {@code prefix<sequence>.ts} without dates. */
    static MediaPlaylist list(String prefix, long first, int count, String... more) throws PlaylistSyntaxException {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n");
        text.append("#EXT-X-MEDIA-SEQUENCE:").append(first).append('\n');
        for (long sequence = first; sequence < first + count; sequence++) {
            text.append("#EXTINF:2.0,\n").append(prefix).append(sequence).append(".ts\n");
        }
        return mediaOf(text + String.join("\n", more) + "\n");
    }

    static List<Long> sequences(List<Timeline.Listed> listed) {
        return listed.stream().map(each -> each.entry().sequence()).toList();
    }

    static List<Long> numbers(List<Timeline.Listed> listed) {
        return listed.stream().map(each -> each.ref().id().number()).toList();
    }

    /** Remembers what every link stands for, as the engine will. */
    static final class RecordingLinks implements PlayerText.Links {
        final Map<String, SegmentRef> segments = new HashMap<>();
        final Map<String, String> auxiliaries = new HashMap<>();
        final List<String> playlists = new ArrayList<>();

        @Override
        public String segment(SegmentRef ref) {
            String name = "s-" + ref.id().toString().replace('/', '-') + ".ts";
            segments.put(name, ref);
            return name;
        }

        @Override
        public String auxiliary(URI uri, Optional<ByteRange> range, Auxiliary kind) {
            String target = kind + " " + uri
                    + range.map(bytes -> " " + bytes.toHeader()).orElse("");
            String name = "a-" + Integer.toHexString(target.hashCode());
            auxiliaries.put(name, target);
            return name;
        }

        @Override
        public String playlist(URI mediaPlaylist) {
            playlists.add(mediaPlaylist.toString());
            return "p" + playlists.size() + ".m3u8";
        }
    }
}
