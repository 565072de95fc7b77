package org.swarmglass.engine.origin.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code Retry-After} (RFC 9110, section 10.2.3). Pure: a date is measured from the server's own {@code Date}. */
final class RetryAfter {
    private RetryAfter() {}

    static Optional<Duration> of(HttpHeaders headers) {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(text -> {
            if (text.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            return HttpDate.parse(text)
                    .flatMap(then -> HttpDate.of(headers)
                            .map(now -> Duration.between(now, then))
                            .filter(wait -> !wait.isNegative()));
        });
    }
}
