package org.swarmglass.engine.origin.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Dates in headers (RFC 9110, section 5.6.7). Pure. */
final class HttpDate {
    private HttpDate() {}

    /** When the server answered, by its own clock. */
    static Optional<Instant> of(HttpHeaders headers) {
        return headers.firstValue("Date").flatMap(HttpDate::parse);
    }

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
        } catch (DateTimeException unreadable) {
            return Optional.empty(); // a header we cannot read counts as absent
        }
    }
}
