package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.identity.DashNumbers;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.playlist.InitSection;
import org.swarmglass.engine.playlist.MediaEntry;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.dash.DashSegment;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.Resource;
import org.swarmglass.engine.snapshot.StreamSnapshot;

/**
 * The segments of one DASH representation as a list with numbers in sequence, which an MPD has not, over its refreshes.
 *
 * <p>A segment is known again by the time at which it begins. Its number among peers is 2.x's, in half seconds; where
 * segments are so short that two have one number, {@link #shareable} is false. Loop thread only.
 */
final class DashListing {
    /** What a packager's rounding moves a beginning by. */
    private static final long SAME_MILLIS = 50;

    private static final int KEPT = 20_000;

    /** Nobody means more, and sums stay small. */
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private final TreeMap<Long, Known> byStart = new TreeMap<>();

    /** A list never goes back: when a live presentation ends, its MPD may list all of it. */
    private long windowStart;

    /** A segment that was listed once. */
    private record Known(long sequence, long discontinuities, boolean discontinuity) {}

    /** Whether no two segments have one number. */
    static boolean shareable(List<DashSegment> segments) {
        return segments.stream().mapToLong(DashListing::number).distinct().count() == segments.size();
    }

    MediaPlaylist read(MediaPresentation presentation, MediaPresentation.Track track) {
        boolean numbered = shareable(track.segments());
        List<MediaEntry> entries = new ArrayList<>();
        Duration longest = Duration.ofSeconds(1);
        for (MediaPresentation.Part part : track.parts()) {
            Optional<InitSection> init = part.representation().init().map(DashListing::map);
            boolean border = part != track.parts().get(0);
            for (DashSegment segment : part.representation().segments()) {
                Known known = place(segment, border && segment == first(part));
                if (known == null || known.sequence() < windowStart) {
                    continue;
                }
                longest = longest.compareTo(segment.duration()) >= 0 ? longest : segment.duration();
                entries.add(entry(
                        segment,
                        known,
                        entries.size(),
                        new Context(
                                init,
                                date(presentation, segment),
                                numbered ? OptionalLong.of(number(segment)) : OptionalLong.of(known.sequence()))));
            }
        }
        windowStart = entries.isEmpty() ? windowStart : entries.get(0).sequence();
        while (byStart.size() > KEPT + entries.size()) {
            byStart.pollFirstEntry();
        }
        return new MediaPlaylist(
                DashManifests.address(presentation, track.stream()),
                String.valueOf(entries.hashCode()),
                presentation.live() ? StreamSnapshot.Form.LIVE : StreamSnapshot.Form.VOD,
                !presentation.live(),
                longest,
                entries.isEmpty() ? 0 : entries.get(0).sequence(),
                entries,
                Optional.empty(),
                MediaPlaylist.OuterTags.NONE,
                suggestedDelay(presentation.window()));
    }

    private static Duration suggestedDelay(MediaPresentation.Window window) {
        return window.suggestedDelay()
                .filter(delay -> !delay.isNegative())
                .map(delay -> delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay)
                .orElse(Duration.ZERO);
    }

    private static DashSegment first(MediaPresentation.Part part) {
        return part.representation().segments().get(0);
    }

    private static long number(DashSegment segment) {
        return DashNumbers.number(Generation.V2_2, segment.time());
    }

    /** The place it had, else the one behind the newest; nothing for one that should have been known before. */
    private @Nullable Known place(DashSegment segment, boolean discontinuity) {
        long start = Math.round(segment.time().seconds() * 1000);
        var near = byStart.subMap(start - SAME_MILLIS, true, start + SAME_MILLIS, true);
        if (!near.isEmpty()) {
            return near.firstEntry().getValue();
        }
        Known known;
        if (byStart.isEmpty()) {
            // All renditions begin alike, so that one can take over from another.
            long millis = Math.max(1, segment.duration().toMillis());
            known = new Known(Math.max(0, Math.round((double) start / millis)), 0, false);
        } else {
            if (start < byStart.lastKey()) {
                return null;
            }
            Known newest = byStart.lastEntry().getValue();
            known = new Known(newest.sequence() + 1, newest.discontinuities() + (discontinuity ? 1 : 0), discontinuity);
        }
        byStart.put(start, known);
        return known;
    }

    /** What an entry has of its surroundings. */
    private record Context(Optional<InitSection> init, Optional<Instant> date, OptionalLong number) {}

    private static MediaEntry entry(DashSegment segment, Known known, int position, Context context) {
        List<String> tags = new ArrayList<>();
        context.date().ifPresent(date -> tags.add("#EXT-X-PROGRAM-DATE-TIME:" + date));
        tags.add("#EXTINF:" + segment.duration().toNanos() / 1e9 + ",");
        return new MediaEntry(
                known.sequence(),
                position,
                segment.uri(),
                segment.range(),
                segment.duration(),
                known.discontinuities(),
                known.discontinuity(),
                context.date(),
                Optional.empty(),
                context.init(),
                tags,
                context.number());
    }

    private static InitSection map(Resource init) {
        return new InitSection(
                "#EXT-X-MAP:URI=\"" + quoted(init.uri()) + "\"", init.uri(), init.range(), Optional.empty());
    }

    private static String quoted(URI uri) {
        return uri.toString().replace("\"", "%22");
    }

    private static Optional<Instant> date(MediaPresentation presentation, DashSegment segment) {
        return presentation
                .window()
                .availabilityStart()
                .filter(began -> presentation.live())
                .map(began -> began.plusMillis(Math.round(segment.time().seconds() * 1000)));
    }
}
