package org.swarmglass.engine.peer.v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.v2.V2Encoder;

/** An announcement is written once for all peers, and anew whenever it would read otherwise. */
class V2WireTest {
    private static final int WHOLE = 65_535;

    private final Command.Announcement first = new Command.Announcement(List.of(7L, 8L), List.of(9L));
    private final Command.Announcement second = new Command.Announcement(List.of(8L, 9L), List.of());
    private long shift;
    private final V2Wire wire = new V2Wire(SegmentNumbering.shifted(() -> shift));

    @Test
    void writesTheSameAnnouncementOnce() {
        assertThat(wire.write(first, WHOLE)).isSameAs(wire.write(first, WHOLE));
    }

    @Test
    void writesAnewWhatReadsOtherwise() {
        checkWritten(first, WHOLE);
        checkWritten(second, WHOLE);
        checkWritten(second, 14);
        shift = 100;
        checkWritten(second, 14);
    }

    @Test
    void keepsAnnouncementsApartFromWhatConcernsOnePeer() {
        checkWritten(first, WHOLE);
        checkWritten(new Command.Request(7, 1, 0), WHOLE);
        checkWritten(first, WHOLE);
    }

    private void checkWritten(Command command, int maxMessageBytes) {
        List<byte[]> expected = V2Encoder.encode(command.renumbered(number -> number + shift), maxMessageBytes);
        assertThat(wire.write(command, maxMessageBytes))
                .usingRecursiveComparison()
                .isEqualTo(expected);
    }
}
