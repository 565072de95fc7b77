package org.swarmglass.engine.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.swarmglass.engine.transport.PeerLink;

/** An open link that keeps what is sent; its queue is filled and drained by the test. */
public class RecordingLink implements PeerLink {
    public final List<byte[]> sent = new ArrayList<>();
    public Consumer<byte[]> wire = message -> {};
    public boolean queues;
    public long queuedBytes;
    public long congestedFrom = Long.MAX_VALUE;
    public int maxMessageBytes = 65_535;
    public boolean closed;

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
}
