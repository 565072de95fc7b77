package org.swarmglass.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Which segments of the endless stream are there now, and the playlists that say so. The window is full from the start.
 * Any thread.
 */
final class LiveWindow {
    /** 48 s: room for a delay of 7 segments, which is at most 60 % of the window. */
    static final int LISTED = 12;

    /** Segments stay this long after they have left the playlist, as at real origins. */
    private static final int KEPT = 3 * LISTED;

    private final LongSupplier nanos;
    private final long startNanos;
    private final Instant start;

    /** @param start the time of day that segment 0 bears, rounded to milliseconds */
    LiveWindow(LongSupplier nanos, Instant start) {
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
        this.start = start.truncatedTo(ChronoUnit.MILLIS);
    }

    long newest() {
        Duration age = Duration.ofNanos(nanos.getAsLong() - startNanos);
        return LISTED - 1 + age.toSeconds() / Clip.SEGMENT_SECONDS;
    }

    /** The number of a segment file such as {@code 17.ts} that can be had now. */
    OptionalLong available(String file) {
        if (!file.matches("\\d{1,12}\\.ts")) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(file.substring(0, file.length() - 3));
        long newest = newest();
        return number <= newest && number > newest - KEPT ? OptionalLong.of(number) : OptionalLong.empty();
    }

    String media() {
        long newest = newest();
        long first = newest - LISTED + 1;
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-INDEPENDENT-SEGMENTS\n")
                .append("#EXT-X-TARGETDURATION:")
                .append(Clip.SEGMENT_SECONDS)
                .append("\n#EXT-X-MEDIA-SEQUENCE:")
                .append(first)
                .append("\n#EXT-X-PROGRAM-DATE-TIME:")
                .append(start.plusSeconds(first * Clip.SEGMENT_SECONDS))
                .append('\n');
        for (long number = first; number <= newest; number++) {
            text.append("#EXTINF:")
                    .append(Clip.SEGMENT_SECONDS)
                    .append(".000,\n")
                    .append(number)
                    .append(".ts\n");
        }
        return text.toString();
    }

    static String master(List<Clip> clips) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        for (Clip clip : clips) {
            int height = Integer.parseInt(clip.name().replace("p", ""));
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=")
                    .append(clip.peakBitsPerSecond())
                    .append(",AVERAGE-BANDWIDTH=")
                    .append(clip.averageBitsPerSecond())
                    .append(",RESOLUTION=")
                    .append(height * 16 / 9)
                    .append('x')
                    .append(height)
                    .append(",FRAME-RATE=25.000,CODECS=\"avc1.4d401e,mp4a.40.2\"\n")
                    .append(clip.name())
                    .append("/index.m3u8\n");
        }
        return text.toString();
    }
}
