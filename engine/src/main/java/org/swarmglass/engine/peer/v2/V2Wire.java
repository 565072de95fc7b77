package org.swarmglass.engine.peer.v2;

import java.util.List;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.v2.V2Encoder;

/**
 * How the peers of one swarm write and read commands. Shared by their sessions, since all of them are told the same: an
 * announcement is written once for fifty peers. Loop thread only.
 */
public final class V2Wire {
    private final SegmentNumbering numbering;
    private Command.Announcement announced = new Command.Announcement(List.of(), List.of());
    private List<byte[]> messages = List.of();
    private long writtenShift;
    private int writtenFor;

    public V2Wire(SegmentNumbering numbering) {
        this.numbering = numbering;
    }

    /** The messages that carry the command; must not be written to. */
    List<byte[]> write(Command command, int maxMessageBytes) {
        if (!(command instanceof Command.Announcement announcement)) {
            return V2Encoder.encode(numbering.toWire(command), maxMessageBytes);
        }
        long shift = numbering.toWire(0); // Changes once, when the playlist is known.
        if (writtenFor != maxMessageBytes || writtenShift != shift || !announcement.equals(announced)) {
            messages = List.copyOf(V2Encoder.encode(numbering.toWire(command), maxMessageBytes));
            announced = announcement;
            writtenShift = shift;
            writtenFor = maxMessageBytes;
        }
        return messages;
    }

    Command read(Command received) {
        return numbering.ofWire(received);
    }
}
