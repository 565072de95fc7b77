package org.swarmglass.engine.simulation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.swarmglass.engine.loop.EngineLoop;

/**
 * A stream of one rendition on virtual time, as its origin has it: equal segments, of which a live one lists a sliding
 * window, a new one per segment duration, and VOD all. Loop thread only.
 */
final class SimStream {
    static final URI MASTER = URI.create("http://origin.sim/master.m3u8");
    private static final URI PLAYLIST = MASTER.resolve("live.m3u8");
    private static final String SEGMENT_PREFIX = "/s";

    private final EngineLoop loop;
    private final Scenario.Stream shape;
    private final byte[] segment;

    /** @param segmentBytes of each segment, as carried */
    SimStream(EngineLoop loop, Scenario.Stream shape, int segmentBytes) {
        this.loop = loop;
        this.shape = shape;
        this.segment = new byte[segmentBytes];
    }

    int segmentBytes() {
        return segment.length;
    }

    /** What every segment consists of; must not be written to. */
    byte[] segment() {
        return segment;
    }

    /** The resource as it is now; empty for a 404. */
    Optional<byte[]> resource(URI uri) {
        String path = uri.getPath();
        if (path.equals(MASTER.getPath())) {
            return Optional.of(master().getBytes(StandardCharsets.UTF_8));
        }
        if (path.equals(PLAYLIST.getPath())) {
            return Optional.of(playlist().getBytes(StandardCharsets.UTF_8));
        }
        long number = Long.parseLong(path.substring(SEGMENT_PREFIX.length(), path.indexOf('.')));
        // Origins keep what has left the window for a while.
        boolean there = number <= newest() && number > newest() - 2L * shape.window();
        return there ? Optional.of(segment) : Optional.empty();
    }

    static boolean isMedia(URI uri) {
        return !uri.equals(PLAYLIST) && !uri.equals(MASTER);
    }

    /** Of the bytes that are carried, so that lengths can be told from it. */
    private String master() {
        long bitsPerSecond = segment.length * 8_000L / shape.segment().toMillis();
        return "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=" + bitsPerSecond + "\n" + PLAYLIST + "\n";
    }

    private long newest() {
        return shape.vod()
                ? shape.window()
                : shape.window() + loop.nowNanos() / shape.segment().toNanos();
    }

    private String playlist() {
        long newest = newest();
        double seconds = shape.segment().toMillis() / 1000.0;
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:")
                .append((int) Math.ceil(seconds))
                .append("\n#EXT-X-MEDIA-SEQUENCE:")
                .append(newest - shape.window() + 1)
                .append('\n');
        for (long number = newest - shape.window() + 1; number <= newest; number++) {
            text.append("#EXTINF:")
                    .append(seconds)
                    .append(",\n")
                    .append(SEGMENT_PREFIX.substring(1))
                    .append(number)
                    .append(".ts\n");
        }
        return text.append(shape.vod() ? "#EXT-X-ENDLIST\n" : "").toString();
    }
}
