package org.swarmglass.app.plan;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What came of a plan.
 *
 * @param note what holds it back, how it was chosen, or how much of the plan it rests on
 * @param best the value of the swept quantity to choose; empty if none stands out
 * @param basis how the figures come about, for those who ask
 */
record Verdict(String sentence, String note, OptionalDouble best, List<String> basis) {
    static final Verdict NONE = new Verdict("", "", OptionalDouble.empty(), List.of());

    Verdict {
        basis = List.copyOf(basis);
    }
}
