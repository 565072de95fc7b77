package org.swarmglass.engine.origin;

import java.time.Duration;
import java.util.Optional;
import org.swarmglass.engine.loop.Entropy;

/**
 * When an attempt that failed is followed by another. Pure.
 *
 * @param tries attempts in all for what may pass: broken connections, slowness, 408, 425, 429 and 5xx
 * @param missingTries attempts in all at a 404: a live segment may be listed a moment before every edge has it
 * @param forbiddenTries attempts in all at 401 and 403: a signed URL does not get better by asking
 * @param baseDelay before the second attempt; doubles with each
 * @param maxDelay the longest pause of our own choice
 * @param jitter each pause is drawn from its length times (1 - jitter) to (1 + jitter), so that viewers spread
 * @param maxRetryAfter a server that asks for a longer pause ends the fetch: the caller has better plans by then
 */
public record RetryPolicy(
        int tries,
        int missingTries,
        int forbiddenTries,
        Duration baseDelay,
        Duration maxDelay,
        double jitter,
        Duration maxRetryAfter) {
    public RetryPolicy {
        if (tries < 1 || missingTries < 1 || forbiddenTries < 1 || jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("no such policy");
        }
    }

    /** For segments: 4 attempts (3 at a 404, 2 at a 403) from half a second up, as p2p-media-loader's about 1 s. */
    public static RetryPolicy forSegments() {
        return new RetryPolicy(4, 3, 2, Duration.ofMillis(500), Duration.ofSeconds(4), 0.3, Duration.ofSeconds(30));
    }

    /** One attempt. */
    public static RetryPolicy none() {
        return new RetryPolicy(1, 1, 1, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);
    }

    /**
     * The pause before the next attempt.
     *
     * @param attempts how many there were
     * @return empty to give up
     */
    public Optional<Duration> pauseAfter(FetchFailure failure, int attempts, Entropy entropy) {
        if (attempts >= triesFor(failure)) {
            return Optional.empty();
        }
        Duration own = jittered(baseDelay.multipliedBy(1L << Math.min(attempts - 1, 20)), entropy);
        if (failure instanceof FetchFailure.Status status && status.retryAfter().isPresent()) {
            Duration asked = status.retryAfter().get();
            // Never earlier than asked; later by some of our own pause, so that viewers do not return in step.
            return asked.compareTo(maxRetryAfter) > 0 ? Optional.empty() : Optional.of(asked.plus(own));
        }
        return Optional.of(own);
    }

    private Duration jittered(Duration pause, Entropy entropy) {
        Duration capped = pause.compareTo(maxDelay) > 0 ? maxDelay : pause;
        double factor = 1 + jitter * (2 * entropy.fraction() - 1);
        return Duration.ofNanos((long) (capped.toNanos() * factor));
    }

    private int triesFor(FetchFailure failure) {
        if (failure instanceof FetchFailure.Status status) {
            return switch (status.status()) {
                case 404 -> missingTries;
                case 401, 403 -> forbiddenTries;
                case 408, 425, 429 -> tries;
                default -> status.status() >= 500 ? tries : 1; // 410 too: gone for good
            };
        }
        boolean passing = failure instanceof FetchFailure.Unreachable
                || failure instanceof FetchFailure.TooSlow
                || failure instanceof FetchFailure.Truncated;
        return passing ? tries : 1;
    }
}
