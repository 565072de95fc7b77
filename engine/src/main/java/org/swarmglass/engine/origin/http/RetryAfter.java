package org.swarmglass.engine.origin.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Retry-After} (RFC 9110, section 10.2.3). Pure: a date is measured from the server's own {@code Date}. */
final class RetryAfter {
    private RetryAfter() {}

    static Optional<Duration> of(HttpHeaders headers) {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(text -> {
            if (text.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            return instant(text)
                    .flatMap(then -> headers.firstValue("Date")
                            .flatMap(RetryAfter::instant)
                            .map(now -> Duration.between(now, then))
                            .filter(wait -> !wait.isNegative()));
        });
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
        } catch (DateTimeException unreadable) {
            return Optional.empty(); // a header we cannot read counts as absent
        }
    }
}
