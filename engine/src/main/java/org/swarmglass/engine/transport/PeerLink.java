package org.swarmglass.engine.transport;

/** One connection to a remote peer. Loop thread only; no method blocks. */
public interface PeerLink {
    /** What every remote accepts: a description without {@code a=max-message-size} means 65,536 (RFC 8841). */
    int MAX_MESSAGE_BYTES = 65_535;

    /** The remote answer to our offer. An unusable one closes the link; a second one is ignored. */
    void accept(String answerSdp);

    /**
     * Queues a binary message; dropped silently unless the link is open. The array must not be written to afterwards.
     * Messages leave in order. At most {@link #maxMessageBytes()} long, or the link closes with an error.
     */
    void send(byte[] message);

    /** The same for a part of an array. */
    default void send(Slice message) {
        send(message.toArray());
    }

    /**
     * True while a sender should not queue more: about 1 MiB is queued and not yet on the network. Turns false below
     * 256 KiB, with a call of {@link LinkListener#onWritable}.
     */
    boolean congested();

    /** Bytes given to {@link #send} that have not left yet, as last known. */
    long queuedBytes();

    /** What the remote accepts in one message: at most 65,535, less if its SDP says so. */
    int maxMessageBytes();

    /** Closes in order. {@link LinkListener#onClosed} is not called for it; nothing is called afterwards. */
    void close();
}
