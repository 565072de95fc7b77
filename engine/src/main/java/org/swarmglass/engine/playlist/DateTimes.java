package org.swarmglass.engine.playlist;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates of EXT-X-PROGRAM-DATE-TIME, and of clocks, as origins write them: ISO 8601 with zone {@code Z}, {@code +01:00},
 * {@code +0100}, {@code +01} or none. A date that is none is no reason to refuse the playlist, nor is it worth a
 * formatter's time.
 */
public final class DateTimes {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)[T ](\\d\\d):(\\d\\d):(\\d\\d)"
            + "(?:[.,](\\d{1,9})\\d{0,9})?(?:Z|([+-])(\\d\\d):?(\\d\\d)?)?");

    /** A digit for each 0. */
    private static final String USUAL = "0000-00-00T00:00:00.000Z";

    private DateTimes() {}

    /** Empty if the text is no date. A missing zone means UTC. */
    public static Optional<Instant> parse(String text) {
        String date = text.trim();
        Optional<Instant> usual = usual(date);
        if (usual.isPresent()) {
            return usual;
        }
        Matcher form = FORM.matcher(date);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(form.group(1)),
                    number(form.group(2)),
                    number(form.group(3)),
                    number(form.group(4)),
                    number(form.group(5)),
                    number(form.group(6)),
                    nanos(form.group(7)));
            return Optional.of(local.toInstant(zone(form)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** {@code 2026-01-02T03:04:05.678Z}, which nearly all are. A long playlist has thousands, and the pattern is dear. */
    private static Optional<Instant> usual(String date) {
        if (date.length() != USUAL.length()) {
            return Optional.empty();
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char expected = USUAL.charAt(i);
            char found = date.charAt(i);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return Optional.empty();
            }
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(date, 0, 4),
                    number(date, 5, 7),
                    number(date, 8, 10),
                    number(date, 11, 13),
                    number(date, 14, 16),
                    number(date, 17, 19),
                    number(date, 20, 23) * 1_000_000);
            return Optional.of(local.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(String date, int from, int to) {
        return Integer.parseInt(date, from, to, 10);
    }

    private static ZoneOffset zone(Matcher form) {
        if (form.group(8) == null) {
            return ZoneOffset.UTC;
        }
        int sign = form.group(8).equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(form.group(9)), sign * number(form.group(10)));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt((digits + "00000000").substring(0, 9));
    }
}
