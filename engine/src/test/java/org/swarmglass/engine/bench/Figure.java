package org.swarmglass.engine.bench;

import java.util.Locale;

/**
 * One measured figure.
 *
 * @param what in words, with what it is compared to
 * @param goal what it should be
 * @param value NaN if it could not be measured
 * @param how what was run and what came out on each side, or why nothing was measured
 */
record Figure(String what, Goal goal, double value, String how) {
    static Figure missing(String what, Goal goal, String why) {
        return new Figure(what, goal, Double.NaN, why);
    }

    Verdict verdict() {
        if (Double.isNaN(value)) {
            return Verdict.NOT_MEASURED;
        }
        boolean met = goal.atLeast ? value >= goal.bound : value <= goal.bound;
        return met ? Verdict.MET : Verdict.MISSED;
    }

    String valueText() {
        return Double.isNaN(value) ? "–" : goal.text(value);
    }

    /** Whether the goal is met. */
    enum Verdict {
        MET("met"),
        MISSED("MISSED"),
        NOT_MEASURED("not measured");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** A bound in a unit, {@code x} for a ratio. */
    record Goal(boolean atLeast, double bound, String unit) {
        static Goal atLeast(double bound, String unit) {
            return new Goal(true, bound, unit);
        }

        static Goal atMost(double bound, String unit) {
            return new Goal(false, bound, unit);
        }

        String words() {
            return (atLeast ? "≥ " : "≤ ") + text(bound);
        }

        private String text(double number) {
            String digits = String.format(Locale.ROOT, Math.abs(number) < 100 ? "%.2f" : "%.0f", number);
            return digits + " " + unit;
        }
    }
}
