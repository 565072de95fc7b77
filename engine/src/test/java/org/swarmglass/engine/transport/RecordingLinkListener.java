package org.swarmglass.engine.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Remembers everything a link says. Loop thread only. */
public final class RecordingLinkListener implements LinkListener {
    public final List<String> descriptions = new ArrayList<>();
    public final List<byte[]> messages = new ArrayList<>();
    public final List<LinkStats> stats = new ArrayList<>();
    public final List<LinkEnd> ends = new ArrayList<>();
    public int opened;
    public int writable;
    public int calls;
    private Consumer<String> onDescription = sdp -> {};
    private Consumer<byte[]> onMessage = message -> {};
    private Runnable onEnd = () -> {};

    /** What to do with the description, such as giving it to the other side. */
    public RecordingLinkListener describedTo(Consumer<String> receiver) {
        onDescription = receiver;
        return this;
    }

    public RecordingLinkListener messagesTo(Consumer<byte[]> receiver) {
        onMessage = receiver;
        return this;
    }

    public RecordingLinkListener endTo(Runnable receiver) {
        onEnd = receiver;
        return this;
    }

    public Optional<LinkEnd.Cause> endedBy() {
        return ends.isEmpty() ? Optional.empty() : Optional.of(ends.get(0).cause());
    }

    public long receivedBytes() {
        return messages.stream().mapToLong(message -> message.length).sum();
    }

    @Override
    public void onDescription(String sdp) {
        calls++;
        descriptions.add(sdp);
        onDescription.accept(sdp);
    }

    @Override
    public void onOpen() {
        calls++;
        opened++;
    }

    @Override
    public void onMessage(byte[] message) {
        calls++;
        messages.add(message);
        onMessage.accept(message);
    }

    @Override
    public void onWritable() {
        calls++;
        writable++;
    }

    @Override
    public void onStats(LinkStats measured) {
        calls++;
        stats.add(measured);
    }

    @Override
    public void onClosed(LinkEnd end) {
        calls++;
        ends.add(end);
        onEnd.run();
    }
}
