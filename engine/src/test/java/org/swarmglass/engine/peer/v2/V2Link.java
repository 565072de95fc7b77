package org.swarmglass.engine.peer.v2;

import java.util.ArrayList;
import java.util.List;
import org.swarmglass.engine.peer.RecordingLink;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.MalformedMessageException;
import org.swarmglass.engine.wire.v2.Inbound;
import org.swarmglass.engine.wire.v2.V2Receiver;

/** Reads what was sent as a v2 peer does. */
final class V2Link extends RecordingLink {
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        V2Receiver receiver = new V2Receiver();
        for (byte[] message : sent) {
            try {
                if (receiver.accept(message) instanceof Inbound.Commanded commanded) {
                    commands.add(commanded.command());
                }
            } catch (MalformedMessageException ours) {
                throw new AssertionError("a message no peer can read", ours);
            }
        }
        return commands;
    }

    /** Lengths of the raw messages, in order. */
    List<Integer> slices() {
        List<Integer> lengths = new ArrayList<>();
        V2Receiver receiver = new V2Receiver();
        for (byte[] message : sent) {
            try {
                if (receiver.accept(message) instanceof Inbound.Raw raw) {
                    lengths.add(raw.bytes().length);
                }
            } catch (MalformedMessageException ours) {
                throw new AssertionError("a message no peer can read", ours);
            }
        }
        return lengths;
    }
}
