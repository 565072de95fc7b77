package org.swarmglass.engine.playlist.dash;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.swarmglass.engine.playlist.DateTimes;

/** A clock that a presentation is to be played by. Source: ISO/IEC 23009-1, 5.8.4.11. */
public sealed interface UtcTiming {
    /** The time when the manifest was made. */
    record Direct(Instant at) implements UtcTiming {}

    /** An address whose answer is a date. */
    record DateText(URI uri) implements UtcTiming {}

    /** An address whose answer has the date in its head. */
    record DateHeader(URI uri) implements UtcTiming {}

    /** One that cannot be asked: NTP, another scheme, or a value that is none. */
    record Unusable() implements UtcTiming {}

    /** The date in an answer; empty if it is none. */
    static Optional<Instant> read(String text) {
        return text.length() > 64 ? Optional.empty() : DateTimes.parse(text);
    }
}
