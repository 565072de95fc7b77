package org.swarmglass.engine.origin;

import java.time.Duration;
import java.util.Optional;

/** Why an attempt gave no whole body: an expected failure, so a value. */
public sealed interface FetchFailure {
    /** For a person: what happened. */
    String reason();

    /** @param retryAfter what the server asked for, if it did */
    record Status(int status, Optional<Duration> retryAfter) implements FetchFailure {
        @Override
        public String reason() {
            return switch (status) {
                case 401, 403 -> "the origin refuses access (" + status + ")";
                case 404, 410 -> "the origin does not have it (" + status + ")";
                case 416 -> "the origin has no such range (416)";
                case 429 -> "the origin asks to slow down (429)";
                default -> status >= 500 ? "the origin fails (" + status + ")" : "unexpected status " + status;
            };
        }
    }

    /** Could not connect, or the connection broke. */
    record Unreachable(String reason) implements FetchFailure {}

    /** No byte, or fewer than the minimum rate, for too long. */
    record TooSlow(Duration waited) implements FetchFailure {
        @Override
        public String reason() {
            return "the origin sent too little for " + waited.toMillis() + " ms";
        }
    }

    /** The body ended before its announced length. */
    record Truncated(long received, long expected) implements FetchFailure {
        @Override
        public String reason() {
            return "the answer ended after " + received + " of " + expected + " bytes";
        }
    }

    record TooLong(long limit) implements FetchFailure {
        @Override
        public String reason() {
            return "the answer is longer than " + limit + " bytes";
        }
    }

    /** A redirect loop, a forbidden scheme or address, a wrong Content-Range. */
    record Refused(String reason) implements FetchFailure {}
}
