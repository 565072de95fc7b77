package org.swarmglass.engine.interop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A clip replayed as live: a window that slides over its segments by the clock and is full from the start. Segment
 * numbers are positions in the clip, so media sequence numbers too. Immutable; any thread.
 */
final class LiveWindow {
    /** So many segments are listed, as ffmpeg's {@code -hls_list_size 10} would. */
    static final int LISTED = 10;

    /** Segments that left the list so long ago are deleted at the origin ({@code -hls_delete_threshold 6}). */
    private static final int DELETED_AFTER = 6;

    private static final Instant FIRST_DATE = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Segment> clip;
    private final Duration lead;

    private LiveWindow(List<Segment> clip) {
        this.clip = clip;
        this.lead = clip.get(LISTED - 1).end();
    }

    /** @param vodPlaylist the clip's own media playlist */
    static LiveWindow over(String vodPlaylist) {
        List<Segment> clip = new ArrayList<>();
        Duration start = Duration.ZERO;
        Duration duration = Duration.ZERO;
        for (String line : vodPlaylist.lines().toList()) {
            if (line.startsWith("#EXTINF:")) {
                double seconds = Double.parseDouble(line.substring("#EXTINF:".length(), line.indexOf(',')));
                duration = Duration.ofNanos(Math.round(seconds * 1e9));
            } else if (!line.startsWith("#") && !line.isBlank()) {
                clip.add(new Segment(line, start, duration));
                start = start.plus(duration);
            }
        }
        if (clip.size() <= LISTED) {
            throw new IllegalArgumentException("a clip of " + clip.size() + " segments cannot fill the window");
        }
        return new LiveWindow(List.copyOf(clip));
    }

    /** How long the window can slide before the clip is used up. */
    Duration length() {
        return clip.get(clip.size() - 1).end().minus(lead);
    }

    String playlist(Duration elapsed) {
        int newest = newest(elapsed);
        int oldest = oldest(newest);
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:")
                .append(InteropMedia.SEGMENT_SECONDS)
                .append("\n#EXT-X-MEDIA-SEQUENCE:")
                .append(oldest)
                .append("\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        for (Segment segment : clip.subList(oldest, newest + 1)) {
            double seconds = segment.duration().toNanos() / 1e9;
            text.append(String.format(Locale.ROOT, "#EXTINF:%.6f,%n", seconds))
                    .append("#EXT-X-PROGRAM-DATE-TIME:")
                    .append(FIRST_DATE.plus(segment.start()))
                    .append('\n')
                    .append(segment.name())
                    .append('\n');
        }
        return text.toString();
    }

    /** Whether the origin has the segment now: not before it is whole, nor long after it left the list. */
    boolean serves(String name, Duration elapsed) {
        int newest = newest(elapsed);
        int oldest = Math.max(0, oldest(newest) - DELETED_AFTER);
        return clip.subList(oldest, newest + 1).stream()
                .anyMatch(segment -> segment.name().equals(name));
    }

    private static int oldest(int newest) {
        return newest - LISTED + 1;
    }

    private int newest(Duration elapsed) {
        Duration edge = lead.plus(elapsed);
        int newest = LISTED - 1;
        while (newest + 1 < clip.size() && clip.get(newest + 1).end().compareTo(edge) <= 0) {
            newest++;
        }
        return newest;
    }

    private record Segment(String name, Duration start, Duration duration) {
        Duration end() {
            return start.plus(duration);
        }
    }
}
