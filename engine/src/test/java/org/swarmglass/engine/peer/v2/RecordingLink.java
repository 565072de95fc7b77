package org.swarmglass.engine.peer.v2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.MalformedMessageException;
import org.swarmglass.engine.wire.v2.Inbound;
import org.swarmglass.engine.wire.v2.V2Receiver;

/** An open link that keeps what is sent; its queue is filled and drained by the test. */
final class RecordingLink implements PeerLink {
    final List<byte[]> sent = new ArrayList<>();
    Consumer<byte[]> wire = message -> {};
    boolean queues;
    long queuedBytes;
    long congestedFrom = Long.MAX_VALUE;
    int maxMessageBytes = 65_535;
    boolean closed;

    @Override
    public void accept(String answerSdp) {
        throw new UnsupportedOperationException("the link is open already");
    }

    @Override
    public void send(byte[] message) {
        if (closed) {
            return;
        }
        if (message.length == 0 || message.length > maxMessageBytes) {
            throw new IllegalArgumentException("a message of " + message.length + " bytes");
        }
        sent.add(message);
        if (queues) {
            queuedBytes += message.length;
        }
        wire.accept(message);
    }

    @Override
    public boolean congested() {
        return queuedBytes >= congestedFrom;
    }

    @Override
    public long queuedBytes() {
        return queuedBytes;
    }

    @Override
    public int maxMessageBytes() {
        return maxMessageBytes;
    }

    @Override
    public void close() {
        closed = true;
    }

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
