package org.swarmglass.app.player;

import java.util.List;
import java.util.Optional;
import org.swarmglass.app.ui.Absence;

/**
 * What the player card shows.
 *
 * @param format size, frame rate and codec; empty while unknown
 * @param badge LIVE or VOD; empty without a stream
 * @param message stands in place of the picture if present
 * @param overlay words over the picture
 */
record PlayerViewModel(
        String title,
        String format,
        String badge,
        Optional<Absence> message,
        boolean missing,
        String overlay,
        Transport transport,
        Position position,
        Choice renditions) {

    /** @param pause whether the first button pauses, else it plays */
    record Transport(boolean canPlay, boolean pause, boolean canStop) {
        static final Transport NONE = new Transport(false, false, false);
    }

    /**
     * @param clock how far the player has come
     * @param delay behind the live edge; empty for VOD
     * @param delayTip what that number is made of
     * @param seek how far through a VOD, 0 to 1; empty where one cannot jump
     */
    record Position(String clock, String delay, List<String> delayTip, Optional<Double> seek) {
        static final Position NONE = new Position("", "", List.of(), Optional.empty());

        Position {
            delayTip = List.copyOf(delayTip);
        }
    }

    /** Renditions to choose from, automatic first. */
    record Choice(List<String> labels, int selected) {
        static final Choice NONE = new Choice(List.of(), 0);

        Choice {
            labels = List.copyOf(labels);
        }
    }
}
