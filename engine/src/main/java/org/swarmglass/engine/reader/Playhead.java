package org.swarmglass.engine.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a player has played and what it holds ahead, by arithmetic instead of by polling: whenever it is told the
 * time, it works out the very instant at which the buffer ran dry. All in nanoseconds. Reader thread only.
 *
 * <p>Playing starts once every track holds something. It stops when the shortest track is used up, and goes on with the
 * next thing appended to it.
 */
final class Playhead {
    private final List<Buffer> tracks = new ArrayList<>();
    private boolean started;
    private boolean stalled;
    private boolean finished;
    private long positionNanos;
    private long lastNanos;
    private long stalledNanos;
    private long stalls;

    /** @return the track's number */
    int addTrack() {
        tracks.add(new Buffer());
        return tracks.size() - 1;
    }

    void append(int track, long durationNanos, long nowNanos) {
        advance(nowNanos);
        tracks.get(track).endNanos += durationNanos;
        settle(nowNanos);
    }

    /** Nothing more will be appended to this track. */
    void endTrack(int track, long nowNanos) {
        advance(nowNanos);
        tracks.get(track).complete = true;
        settle(nowNanos);
    }

    void advance(long nowNanos) {
        long passed = nowNanos - lastNanos;
        lastNanos = nowNanos;
        if (!started || finished) {
            return;
        }
        if (stalled) {
            stalledNanos += passed;
            return;
        }
        long held = endNanos() - positionNanos;
        positionNanos += Math.min(passed, held);
        if (passed >= held && complete()) {
            finished = true;
        } else if (passed > held) {
            stalled = true;
            stalls++;
            stalledNanos += passed - held;
        }
    }

    /** Starts, resumes or finishes after a track has changed; the time was advanced before. */
    private void settle(long nowNanos) {
        boolean holdsSome = endNanos() > positionNanos;
        if (!started && holdsSome) {
            started = true;
            lastNanos = nowNanos;
        }
        if (stalled && holdsSome) {
            stalled = false;
        }
        if (complete() && !holdsSome) {
            finished = true;
            stalled = false;
        }
    }

    /** A track that is complete does not hold the others up. */
    private long endNanos() {
        return complete()
                ? tracks.stream().mapToLong(track -> track.endNanos).max().orElse(0)
                : tracks.stream()
                        .filter(track -> !track.complete)
                        .mapToLong(track -> track.endNanos)
                        .min()
                        .orElse(0);
    }

    private boolean complete() {
        return tracks.stream().allMatch(track -> track.complete);
    }

    long bufferedNanos(int track) {
        return tracks.get(track).endNanos - positionNanos;
    }

    long bufferedNanos() {
        return Math.max(0, endNanos() - positionNanos);
    }

    boolean playing() {
        return started && !finished;
    }

    boolean stalled() {
        return stalled;
    }

    boolean finished() {
        return finished;
    }

    long stalls() {
        return stalls;
    }

    long stalledNanos() {
        return stalledNanos;
    }

    long positionNanos() {
        return positionNanos;
    }

    private static final class Buffer {
        private long endNanos;
        private boolean complete;
    }
}
