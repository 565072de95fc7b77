package org.swarmglass.app.openstream;

import java.math.BigDecimal;
import org.swarmglass.engine.model.LiveDelay;

/** A live delay as {@link LiveDelay#parse} reads it. */
final class DelayWords {
    private DelayWords() {}

    static String of(LiveDelay delay) {
        if (delay instanceof LiveDelay.OfSegments segments) {
            return segments.count() + "seg";
        }
        if (delay instanceof LiveDelay.OfTime time) {
            return BigDecimal.valueOf(time.time().toMillis(), 3)
                            .stripTrailingZeros()
                            .toPlainString() + "s";
        }
        return StreamForm.AUTO;
    }
}
