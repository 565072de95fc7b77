package org.swarmglass.app.plan;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What stands in the fields, right or wrong.
 *
 * @param texts of every field
 */
record PlanForm(Swept swept, Map<PlanField, String> texts) {
    static final PlanForm FIRST = new PlanForm(Swept.DELAY, usual());

    /** Values a person can take in at a glance, and wait for. */
    private static final int MOST_DELAYS = 7;

    private static final int LEAST_SEGMENTS = 3;

    /** Nobody wants to be later than that; the window of a stream one can wind back in may be hours long. */
    private static final double LONGEST_SECONDS = 40;

    PlanForm {
        texts = Map.copyOf(texts);
    }

    private static Map<PlanField, String> usual() {
        Map<PlanField, String> texts = new EnumMap<>(PlanField.class);
        Arrays.stream(PlanField.values()).forEach(field -> texts.put(field, field.usual()));
        return texts;
    }

    String text(PlanField field) {
        return texts.getOrDefault(field, "").strip();
    }

    PlanForm with(Swept quantity) {
        return new PlanForm(quantity, texts);
    }

    PlanForm with(PlanField field, String text) {
        Map<PlanField, String> changed = new EnumMap<>(texts);
        changed.put(field, text);
        return new PlanForm(swept, changed);
    }

    /** With what is known of the open stream. */
    PlanForm with(StreamFacts facts) {
        PlanForm form = this;
        if (facts.bitsPerSecond().isPresent()) {
            form = form.with(
                    PlanField.BITRATE, Swept.plain(facts.bitsPerSecond().getAsLong() / 1e6));
        }
        if (facts.segment().isPresent()) {
            double segment = facts.segment().get().toMillis() / 1000.0;
            int window = facts.window().orElse(Integer.parseInt(PlanField.WINDOW.usual()));
            int delay = facts.delaySegments().orElse(Math.min(window - 1, 7));
            form = form.with(PlanField.SEGMENT, Swept.plain(segment))
                    .with(PlanField.WINDOW, Integer.toString(window))
                    .with(PlanField.DELAY, Swept.plain(delay * segment))
                    .with(PlanField.DELAYS, delays(segment, window));
        }
        return form;
    }

    private static String delays(double segment, int window) {
        int last = Math.min(window - 1, (int) Math.ceil(LONGEST_SECONDS / segment));
        int first = Math.max(2, Math.min(LEAST_SEGMENTS, last));
        if (last <= first) {
            return Swept.plain(first * segment);
        }
        int stride = (last - first + MOST_DELAYS - 2) / (MOST_DELAYS - 1);
        int end = first + (last - first) / stride * stride;
        return Swept.plain(first * segment) + "-" + Swept.plain(end * segment) + " by " + Swept.plain(stride * segment);
    }
}
