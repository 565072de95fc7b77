package org.swarmglass.engine.playlist;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a fresh playlist follows the one before (fault F5).
 *
 * <p>A list whose numbers do not go back is believed without looking at its URIs: tokens in them may change with every
 * load. One that goes back is either an old copy (a cache behind the origin), to be ignored until the cache has caught
 * up, or an origin that began to count anew. Dates tell them apart; without dates file names do, within a minute.
 */
enum Continuity {
    /** Overlaps or adjoins the last list. */
    FOLLOWS,
    /** An old copy of what is known. */
    STALE,
    /** Everything in it is newer than known, with a gap. */
    AHEAD,
    /** Counts anew. */
    RESTARTED;

    /** No cache is that far behind; only decides for playlists without dates. */
    private static final Duration STALE_AT_MOST = Duration.ofSeconds(60);

    /**
     * Judges a non-empty list against the last non-empty one.
     *
     * @param known the segment of that sequence number since the origin last counted anew, or null
     */
    static Continuity of(MediaPlaylist last, MediaPlaylist fresh, LongFunction<@Nullable MediaEntry> known) {
        long lastFirst = first(last).sequence();
        long lastNewest = newest(last).sequence();
        long first = first(fresh).sequence();
        long newest = newest(fresh).sequence();
        if (first >= lastFirst && newest >= lastNewest) {
            return first > lastNewest + 1 ? AHEAD : FOLLOWS;
        }
        for (int i = fresh.entries().size() - 1; i >= 0; i--) {
            MediaEntry entry = fresh.entries().get(i);
            MediaEntry before = known.apply(entry.sequence());
            if (before != null) {
                if (!same(before, entry, behind(fresh, lastNewest - newest))) {
                    return RESTARTED;
                }
                return newest > lastNewest ? FOLLOWS : STALE;
            }
        }
        return isOlder(newest(fresh), newest(last)) ? STALE : RESTARTED;
    }

    private static boolean same(MediaEntry before, MediaEntry now, Duration behind) {
        Optional<Instant> then = before.programDateTime();
        Optional<Instant> date = now.programDateTime();
        if (then.isPresent() && date.isPresent()) {
            Duration apart = Duration.between(then.get(), date.get()).abs();
            return apart.compareTo(before.duration().plusSeconds(2)) <= 0;
        }
        return behind.compareTo(STALE_AT_MOST) <= 0 && fileName(before).equals(fileName(now));
    }

    private static boolean isOlder(MediaEntry entry, MediaEntry than) {
        return entry.programDateTime().isPresent()
                && than.programDateTime().isPresent()
                && entry.programDateTime().get().isBefore(than.programDateTime().get());
    }

    private static Duration behind(MediaPlaylist fresh, long segments) {
        return fresh.targetDuration().multipliedBy(Math.max(0, segments));
    }

    private static String fileName(MediaEntry entry) {
        String path = entry.uri().getRawPath();
        return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    }

    private static MediaEntry first(MediaPlaylist playlist) {
        return playlist.entries().get(0);
    }

    private static MediaEntry newest(MediaPlaylist playlist) {
        return playlist.entries().get(playlist.entries().size() - 1);
    }
}
