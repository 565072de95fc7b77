package org.swarmglass.engine.stream;

import java.time.Duration;

/**
 * When a live playlist is asked for again: a target duration after the last time, half of one if nothing was new (RFC
 * 8216, section 6.3.4), and sooner when there is reason to believe that it is old. Counted from the beginning of a
 * request, as the RFC does: counted from its end, every round would begin a little later after the origin's change than
 * the one before.
 */
final class ReloadPace {
    private static final Duration LEAST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** Of a target duration: between two looks of who looks out. */
    private static final int LOOKS = 8;

    private Duration target = LEAST_WAIT;
    private Duration wait = LEAST_WAIT;
    private long startedNanos;
    private long lookUntilNanos = Long.MIN_VALUE;
    private boolean hinted;

    void onStarted(long nowNanos) {
        startedNanos = nowNanos;
    }

    /** @param changed false if the answer was the one before */
    void onListed(Duration targetDuration, boolean changed, long nowNanos) {
        target = targetDuration;
        if (changed) {
            hinted = false;
            lookUntilNanos = Long.MIN_VALUE;
        }
        boolean looking = nowNanos < lookUntilNanos;
        Duration due = clamp(changed ? target : looking ? look() : target.dividedBy(2));
        Duration breath = LEAST_WAIT.plusNanos(nowNanos - startedNanos);
        wait = due.compareTo(breath) < 0 ? breath : due; // A slow origin is not asked without pause.
    }

    Duration untilNext(long nowNanos) {
        return since(wait, nowNanos);
    }

    /**
     * Somebody has what our playlist does not show. Once for each change: a liar must not make us ask all the time.
     *
     * @return true if the next time is sooner now
     */
    boolean hint() {
        if (hinted) {
            return false;
        }
        hinted = true;
        wait = look();
        return true;
    }

    /** The next change is expected in so long, and others rely on us to see it: looks again and again from then on. */
    void lookOut(Duration expectedIn, long nowNanos) {
        Duration until = expectedIn.plus(target.dividedBy(2));
        lookUntilNanos = nowNanos + until.toNanos();
        if (until.isNegative()) {
            return; // An encoder that stands still is not looked at more often than by anybody else.
        }
        Duration begin = expectedIn.minus(look()).plusNanos(nowNanos - startedNanos);
        wait = begin.compareTo(look()) < 0 ? look() : begin;
    }

    private Duration look() {
        return clamp(target.dividedBy(LOOKS));
    }

    private Duration since(Duration started, long nowNanos) {
        Duration left = started.minusNanos(nowNanos - startedNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration clamp(Duration wait) {
        if (wait.compareTo(LEAST_WAIT) < 0) {
            return LEAST_WAIT;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
