package org.swarmglass.engine.peer;

import java.util.function.LongSupplier;
import org.swarmglass.engine.wire.Command;

/**
 * How the peers of one generation number the segments that we number as 2.x does. They differ in VOD only, and in DASH
 * (protocol/v06 1.3, v2 5, v3 5). Loop thread only.
 */
public interface SegmentNumbering {
    /** Ours. */
    SegmentNumbering SAME = new SegmentNumbering() {
        @Override
        public long toWire(long number) {
            return number;
        }

        @Override
        public long ofWire(long wire) {
            return wire;
        }

        @Override
        public Command toWire(Command command) {
            return command; // An announcement goes to fifty peers and holds dozens of numbers.
        }

        @Override
        public Command ofWire(Command command) {
            return command;
        }
    };

    long toWire(long number);

    /** May be negative or unknown to the playlist, as whatever a remote says. */
    long ofWire(long wire);

    default Command toWire(Command command) {
        return command.renumbered(this::toWire);
    }

    default Command ofWire(Command command) {
        return command.renumbered(this::ofWire);
    }

    /** @param by read each time: it is known once the playlist is */
    static SegmentNumbering shifted(LongSupplier by) {
        return new SegmentNumbering() {
            @Override
            public long toWire(long number) {
                return number + by.getAsLong();
            }

            @Override
            public long ofWire(long wire) {
                return wire - by.getAsLong();
            }
        };
    }
}
