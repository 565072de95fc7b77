package org.swarmglass.app.plan;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swarmglass.app.capacity.CapacityRow;
import org.swarmglass.app.ui.Figure;

/**
 * Says what the finished runs of a plan come to. What counts is what the origin is spared: a share of peers can be high
 * while the origin sends the same bytes again. Pure.
 */
final class Judgement {
    /** What another seed may change: more than that is needed to call something better. */
    private static final double NEAR = 0.02;

    private static final double STALL_NOISE = 0.0005;
    private static final double LITTLE = 0.1;
    private static final double STALLS_MATTER = 0.01;

    private static final List<String> BASIS = List.of(
            "The origin's rate is copies x bitrate; without peers it would be viewers x bitrate.",
            "One seed is one course of events: with another the figures may differ by a point or two.");

    private final Plan plan;
    private final List<CapacityRow> rows;
    private final Hindrance hindrance;

    /** @param rows in rising order of what is swept */
    Judgement(Plan plan, List<CapacityRow> rows) {
        this.plan = plan;
        this.rows = rows;
        hindrance = new Hindrance(plan.shape());
    }

    Verdict verdict() {
        if (rows.isEmpty()) {
            return Verdict.NONE;
        }
        CapacityRow last = rows.get(rows.size() - 1);
        if (plan.swept() == Swept.VIEWERS) {
            return verdict(growth(rows.get(0), last), last, "");
        }
        return rows.size() > 1
                ? choice()
                : verdict(plan.swept().label() + " " + value(last) + ": " + with(last), last, "");
    }

    private static String growth(CapacityRow first, CapacityRow last) {
        return first == last
                ? capital(with(last))
                : "With " + viewers(first) + " peers carry "
                        + percent(first.result().share()) + "; " + with(last);
    }

    private Verdict choice() {
        double leastStalls = rows.stream().mapToDouble(Judgement::stalls).min().orElse(0);
        List<CapacityRow> smooth = rows.stream()
                .filter(row -> stalls(row) <= leastStalls + STALL_NOISE)
                .toList();
        double most = smooth.stream().mapToDouble(Judgement::saved).max().orElse(0);
        CapacityRow chosen = smooth.stream()
                .filter(row -> saved(row) >= most - NEAR)
                .findFirst()
                .orElseThrow();
        String figures = capital(with(chosen));
        if (most < LITTLE) {
            return verdict("No " + quantity() + " of these saves much. " + figures, chosen, "");
        }
        Verdict found = verdict(lead(chosen, leastStalls) + " " + figures, chosen, rule());
        OptionalDouble best = OptionalDouble.of(plan.swept().of(chosen.scenario()));
        return new Verdict(found.sentence(), found.note(), best, found.basis());
    }

    private String lead(CapacityRow chosen, double leastStalls) {
        String value = value(chosen);
        boolean delay = plan.swept() == Swept.DELAY;
        if (leastStalls > STALLS_MATTER) {
            return "No " + quantity() + " of these plays without stalls; the best is " + value + ".";
        }
        if (stillRising(chosen) && delay && longest(chosen)) {
            return "Best live delay: " + value + ", the longest that this playlist allows.";
        }
        if (stillRising(chosen)) {
            return "Best " + quantity() + " tried: " + value + "; " + (delay ? "a longer one" : "more")
                    + " may be better.";
        }
        return (delay ? "Best live delay: " : "Enough uplink: ") + value + ".";
    }

    /** At the end of what was tried the best may lie beyond. */
    private boolean stillRising(CapacityRow chosen) {
        int last = rows.size() - 1;
        return chosen == rows.get(last)
                && saved(chosen) > saved(rows.get(last - 1)) + NEAR
                && saved(chosen) < chosen.result().ceiling() - NEAR;
    }

    private boolean longest(CapacityRow row) {
        return row.scenario().delay().equals(plan.shape().longestDelay());
    }

    private String rule() {
        return "Of the runs with the fewest stalls, the "
                + (plan.swept() == Swept.DELAY ? "shortest delay" : "smallest uplink")
                + " that saves within 2 points of the most.";
    }

    /** @param otherwise the note if nothing holds the run back and the plan is complete */
    private Verdict verdict(String sentence, CapacityRow about, String otherwise) {
        int all = plan.scenarios().size();
        String partly = rows.size() < all ? "After " + rows.size() + " of " + all + " runs." : "";
        String note = Stream.of(partly, hindrance.reason(about), inVain(about))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
        return new Verdict(sentence, note.isEmpty() ? otherwise : note, OptionalDouble.empty(), BASIS);
    }

    /** Why the origin sends more than the share lets one expect. */
    private static String inVain(CapacityRow row) {
        return row.result().share() - saved(row) > 2 * NEAR
                ? percent(row.result().wasted()) + " of all bytes came in vain: duplicates, and transfers given up."
                : "";
    }

    private String quantity() {
        return plan.swept() == Swept.DELAY ? "live delay" : "uplink";
    }

    private String value(CapacityRow row) {
        return plan.swept().words(plan.swept().of(row.scenario()));
    }

    private static String viewers(CapacityRow row) {
        int peers = row.result().peers();
        return peers == 1 ? "1 viewer" : peers + " viewers";
    }

    /** The bill: what peers carry, what is left to the origin, and whether it plays. */
    private static String with(CapacityRow row) {
        double bitrate = row.scenario().stream().bitsPerSecond();
        double origin = row.result().copies() * bitrate;
        double all = row.result().peers() * bitrate;
        String stalled = stalls(row) > 0
                ? ", and " + Figure.percent(Math.max(0.001, stalls(row))).text() + " of the time is spent in stalls"
                : "";
        return "with " + viewers(row) + " peers carry " + percent(row.result().share())
                + " of the bytes; the origin sends " + rates(origin, all) + stalled + ".";
    }

    /** How much of what the origin would send without peers it does not send. */
    private static double saved(CapacityRow row) {
        return 1 - row.result().copies() / row.result().peers();
    }

    private static double stalls(CapacityRow row) {
        return row.result().stallRatio();
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String percent(double share) {
        double percent = 100 * share;
        boolean fine = (percent > 0 && percent < 1) || (percent > 99 && percent < 100);
        return String.format(Locale.ROOT, fine ? "%.1f %%" : "%.0f %%", percent);
    }

    private static String rates(double origin, double all) {
        double unit = all >= 1e10 ? 1e9 : 1e6;
        return number(origin / unit) + " of " + number(all / unit) + (unit > 1e6 ? " Gbit/s" : " Mbit/s");
    }

    private static String number(double value) {
        return Swept.plain(value >= 99.5 ? Math.rint(value) : Math.rint(10 * value) / 10);
    }
}
