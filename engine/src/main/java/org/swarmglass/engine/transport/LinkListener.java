package org.swarmglass.engine.transport;

/**
 * What happens to a link. Called on the loop, in order; never after {@link PeerLink#close} or {@link #onClosed}. A call
 * that throws ends the link by {@link LinkEnd.Cause#OUR_FAULT}.
 */
public interface LinkListener {
    /** Our whole description, candidates included: send it to the remote. Once per link. */
    void onDescription(String sdp);

    void onOpen();

    /** A whole message. The array is the listener's. */
    void onMessage(byte[] message);

    /** The queue has fallen below the low water mark after being {@linkplain PeerLink#congested() congested}. */
    void onWritable();

    /** About every two seconds while open. */
    void onStats(LinkStats stats);

    /** The link is gone. */
    void onClosed(LinkEnd end);
}
