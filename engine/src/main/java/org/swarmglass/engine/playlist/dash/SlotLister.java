package org.swarmglass.engine.playlist.dash;

import io.lindstrom.mpd.data.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;

/**
 * The numbers and times of one representation's segments in one period: counted by {@code @duration} or listed by a
 * {@code SegmentTimeline}.
 *
 * <p>Live segments are named up to the last one that has ended, as peers of 5.0 have it. Source: ISO/IEC 23009-1,
 * 5.3.9.2 and 5.3.9.6; the order of the floating-point steps is that of Shaka Player 5.0.9 and mpd-parser 1.4.0, since
 * segment numbers are cut from their results. Used once.
 */
final class SlotLister {
    static final int MAX_SEGMENTS = 50_000;

    /** Of a live period without end of its window, as Shaka's {@code initialSegmentLimit} has it. */
    private static final int NEWEST = 1_000;

    private final SegmentRules rules;
    private final Span span;
    private final double timescale;
    private final List<Slot> slots = new ArrayList<>();

    private SlotLister(SegmentRules rules, Span span) {
        this.rules = rules;
        this.span = span;
        this.timescale = rules.timescale();
    }

    static List<Slot> list(SegmentRules rules, Span span) throws PlaylistSyntaxException {
        if (rules.timescale() <= 0) {
            throw broken("has a timescale that is not positive");
        }
        SlotLister lister = new SlotLister(rules, span);
        if (!rules.timeline().isEmpty()) {
            lister.followTimeline();
        } else if (rules.duration().isPresent()) {
            lister.count(rules.duration().getAsLong());
        } else {
            lister.addWhole();
        }
        return lister.slots;
    }

    private void followTimeline() throws PlaylistSyntaxException {
        long ticks = 0;
        List<Segment> runs = rules.timeline();
        for (int i = 0; i < runs.size(); i++) {
            Segment run = runs.get(i);
            if (run.getD() <= 0) {
                throw broken("has a segment without a duration in its timeline");
            }
            ticks = run.getT() == null ? ticks : run.getT();
            Long next = i + 1 < runs.size() ? runs.get(i + 1).getT() : null;
            long repeat = run.getR() == null ? 0 : run.getR();
            long count = repeat >= 0 ? repeat + 1 : openCount(run.getD(), ticks, next, i + 1 == runs.size());
            ticks = addRun(ticks, run.getD(), count);
        }
    }

    private long addRun(long from, long duration, long count) throws PlaylistSyntaxException {
        limit(slots.size() + count);
        long ticks = from;
        for (long i = 0; i < count; i++) {
            double inPeriod = (ticks - rules.offset()) / timescale;
            SegmentTime time = new SegmentTime(span.start(), inPeriod, span.start() + inPeriod);
            slots.add(new Slot(rules.startNumber() + slots.size(), ticks, time, duration / timescale));
            if (ticks > Long.MAX_VALUE - duration) {
                throw broken("has times beyond all bounds");
            }
            ticks += duration;
        }
        return ticks;
    }

    /** Repetitions of a run with a negative count: up to the next run, the period's end, or what is on air. */
    private long openCount(long duration, long ticks, @Nullable Long next, boolean last)
            throws PlaylistSyntaxException {
        if (next != null) {
            return (long) Math.ceil((next - ticks) / (double) duration);
        }
        if (!last) {
            throw broken("repeats a segment up to another one that has no time");
        }
        double from = ticks - rules.offset();
        if (span.live() && span.elapsed().isPresent()) {
            double ended = Math.floor((span.elapsed().getAsDouble() * timescale - from) / duration);
            return (long) Math.min(ended, untilEnd(duration, from));
        }
        double end = untilEnd(duration, from);
        if (Double.isInfinite(end)) {
            throw broken("repeats its last segment up to an end that is not given");
        }
        return (long) end;
    }

    private double untilEnd(long duration, double from) {
        return span.duration().isPresent()
                ? Math.ceil((span.duration().getAsDouble() * timescale - from) / duration)
                : Double.POSITIVE_INFINITY;
    }

    private void count(long duration) throws PlaylistSyntaxException {
        if (duration <= 0) {
            throw broken("has segments of no duration");
        }
        if (rules.form() == SegmentRules.Form.LIST) {
            countAddresses(duration);
            return;
        }
        double inFull = count(duration / timescale);
        double end = span.live() ? Math.min(inFull, Math.floor(elapsed() * timescale / duration)) : inFull;
        if (Double.isInfinite(end)) {
            throw broken("does not say how long it lasts");
        }
        double first = 0;
        if (span.live()) {
            first = span.depth().isPresent()
                    ? Math.floor((elapsed() - span.depth().getAsDouble()) * timescale / duration)
                    : end - NEWEST;
        }
        limit(end - Math.max(0, first));
        for (long position = (long) Math.max(0, first); position < end; position++) {
            addCounted(position, duration);
        }
    }

    /** How many segments the whole period has, as far as that is known. */
    private double count(double segmentSeconds) {
        if (rules.endNumber().isPresent()) {
            return rules.endNumber().getAsLong() - rules.startNumber() + 1.0;
        }
        return span.duration().isPresent()
                ? Math.ceil(span.duration().getAsDouble() / segmentSeconds)
                : Double.POSITIVE_INFINITY;
    }

    private double elapsed() throws PlaylistSyntaxException {
        return span.elapsed().orElseThrow(() -> broken("is live and counts its segments, but does not say since when"));
    }

    private void addCounted(long position, long duration) throws PlaylistSyntaxException {
        if (position > Long.MAX_VALUE / duration) {
            throw broken("has times beyond all bounds");
        }
        double seconds = duration / timescale;
        double inPeriod = position * seconds;
        double listed = span.start() + (position * duration - rules.offset()) / timescale;
        double left = span.duration().isPresent() ? span.duration().getAsDouble() - inPeriod : seconds;
        slots.add(new Slot(
                rules.startNumber() + position,
                position * duration,
                new SegmentTime(span.start(), inPeriod, listed),
                left > 0 ? Math.min(seconds, left) : seconds));
    }

    /** Shaka adds the durations up, from the place of the first number; mpd-parser counts a static list from 0. */
    private void countAddresses(long duration) throws PlaylistSyntaxException {
        limit(rules.urls().size());
        double seconds = duration / timescale;
        double inPeriod = seconds * (Math.max(1, rules.startNumber()) - 1);
        for (int i = 0; i < rules.urls().size(); i++) {
            double listed =
                    span.start() + (span.live() ? inPeriod : ((double) i * duration - rules.offset()) / timescale);
            SegmentTime time = new SegmentTime(span.start(), inPeriod, listed);
            slots.add(new Slot(rules.startNumber() + i, (long) ((double) i * duration), time, seconds));
            inPeriod += seconds;
        }
    }

    /** One segment for the whole period. */
    private void addWhole() throws PlaylistSyntaxException {
        if (rules.form() == SegmentRules.Form.LIST && rules.urls().size() > 1) {
            throw broken("lists segments without their durations");
        }
        SegmentTime time = new SegmentTime(span.start(), 0, span.start());
        slots.add(new Slot(rules.startNumber(), 0, time, span.duration().orElse(0)));
    }

    private static void limit(double count) throws PlaylistSyntaxException {
        if (count > MAX_SEGMENTS) {
            throw new PlaylistSyntaxException(
                    "The manifest lists more than 50,000 segments of one representation.",
                    "Ask the stream's operator for a shorter window.");
        }
    }

    private static PlaylistSyntaxException broken(String what) {
        return new PlaylistSyntaxException(
                "The DASH manifest " + what + ".", "Tell the stream's operator; a DASH validator shows the place.");
    }
}
