package org.swarmglass.engine.playlist.dash;

import io.lindstrom.mpd.data.MPD;
import io.lindstrom.mpd.data.PresentationType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;

/** Reads an MPD to understand it. */
public final class PresentationParser {
    private static final int MAX_PERIODS = 500;

    /** Of what ISO 8601 writes without an agreement; beyond it milliseconds overflow. */
    private static final int LATEST_YEAR = 9999;

    private PresentationParser() {}

    /**
     * Reads a static or dynamic presentation. Refuses document types, more than 8 MiB, 500 periods, 500 representations
     * and 200,000 segments, 50,000 in one representation. Ten thousand segments take some ten milliseconds: not for the
     * engine's loop.
     *
     * @param uri where the text came from after redirects; relative addresses refer to it
     * @param now the time by the clock the presentation names ({@code UTCTiming}), else the best there is
     * @throws PlaylistSyntaxException if it is no MPD or beyond the limits; who follows a stream keeps the last good
     *     one then
     */
    public static MediaPresentation parse(URI uri, String text, Instant now) throws PlaylistSyntaxException {
        MpdText reading = new MpdText();
        MPD mpd = reading.read(text);
        boolean live = mpd.getType() == PresentationType.DYNAMIC;
        BaseUrls bases = new BaseUrls(List.of(uri)).with(mpd.getBaseURLs());
        MediaPresentation.Window window = new MediaPresentation.Window(
                availabilityStart(mpd),
                Optional.ofNullable(mpd.getTimeShiftBufferDepth()),
                Optional.ofNullable(mpd.getMinimumUpdatePeriod()),
                Optional.ofNullable(mpd.getSuggestedPresentationDelay()),
                ClockReader.read(mpd, bases.first()));
        List<Span> spans = spans(mpd, live, window, now);
        PeriodReader reader = new PeriodReader(reading, bases);
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            periods.add(reader.read(mpd.getPeriods().get(i), spans.get(i)));
        }
        return new MediaPresentation(uri, bases.first(), text, live, window, periods, reader.unsupported());
    }

    private static Optional<Instant> availabilityStart(MPD mpd) throws PlaylistSyntaxException {
        OffsetDateTime start = mpd.getAvailabilityStartTime();
        if (start != null && Math.abs(start.getYear()) > LATEST_YEAR) {
            throw new PlaylistSyntaxException(
                    "The DASH manifest can be had from the year " + start.getYear() + " on.",
                    "Tell the stream's operator that its availabilityStartTime is wrong.");
        }
        return Optional.ofNullable(start).map(OffsetDateTime::toInstant);
    }

    /** ISO/IEC 23009-1, 5.3.2.1: a period begins where it says, else where the one before it ends. */
    private static List<Span> spans(MPD mpd, boolean live, MediaPresentation.Window window, Instant now)
            throws PlaylistSyntaxException {
        List<io.lindstrom.mpd.data.Period> periods = mpd.getPeriods();
        if (periods.isEmpty() || periods.size() > MAX_PERIODS) {
            throw new PlaylistSyntaxException(
                    "The DASH manifest has " + (periods.isEmpty() ? "no" : "more than " + MAX_PERIODS) + " periods.",
                    "Try again, and if it stays so tell the stream's operator.");
        }
        OptionalDouble[] starts = starts(periods);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            if (starts[i].isEmpty()) {
                break; // announced, but not yet placed (an early available period)
            }
            double start = starts[i].getAsDouble();
            Optional<Double> next = i + 1 < starts.length && starts[i + 1].isPresent()
                    ? Optional.of(starts[i + 1].getAsDouble() - start)
                    : Optional.empty();
            Optional<Double> whole =
                    Optional.ofNullable(mpd.getMediaPresentationDuration()).map(duration -> seconds(duration) - start);
            OptionalDouble length = Optional.ofNullable(periods.get(i).getDuration())
                    .map(PresentationParser::seconds)
                    .or(() -> next)
                    .or(() -> whole)
                    .filter(duration -> duration > 0)
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty());
            spans.add(new Span(start, length, live, elapsed(window, start, now), optional(window.depth())));
        }
        if (spans.isEmpty()) {
            throw new PlaylistSyntaxException(
                    "The DASH manifest does not say when its first period begins.",
                    "The stream may not have begun; try again, and if it stays so tell its operator.");
        }
        return spans;
    }

    private static OptionalDouble[] starts(List<io.lindstrom.mpd.data.Period> periods) {
        OptionalDouble[] starts = new OptionalDouble[periods.size()];
        OptionalDouble end = OptionalDouble.of(0);
        for (int i = 0; i < starts.length; i++) {
            Duration start = periods.get(i).getStart();
            Duration length = periods.get(i).getDuration();
            starts[i] = start == null ? end : OptionalDouble.of(seconds(start));
            end = starts[i].isPresent() && length != null
                    ? OptionalDouble.of(starts[i].getAsDouble() + seconds(length))
                    : OptionalDouble.empty();
        }
        return starts;
    }

    private static OptionalDouble elapsed(MediaPresentation.Window window, double start, Instant now) {
        return window.availabilityStart()
                .map(began -> OptionalDouble.of(now.toEpochMilli() / 1000.0 - (began.toEpochMilli() / 1000.0 + start)))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble optional(Optional<Duration> duration) {
        return duration.map(length -> OptionalDouble.of(seconds(length))).orElse(OptionalDouble.empty());
    }

    /** Rounded once, as a browser reads it. */
    static double seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .doubleValue();
    }
}
