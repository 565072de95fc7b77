package org.swarmglass.engine.transport;

/**
 * Makes data channels to remote peers: one ordered, reliable channel per connection, descriptions exchanged without
 * trickle (protocol/v2 section 3.7: the whole SDP, candidates included, travels in one message).
 *
 * <p>Loop thread only. No method blocks; every result arrives at the listener, on the loop.
 */
public interface PeerTransport extends AutoCloseable {
    /** Begins a connection from our side. The offer arrives at {@link LinkListener#onDescription}. */
    PeerLink offer(LinkListener listener);

    /**
     * Begins a connection from a remote offer. The answer arrives at {@link LinkListener#onDescription}; an unusable
     * offer at {@link LinkListener#onClosed}.
     */
    PeerLink answer(String offerSdp, LinkListener listener);

    /** Closes all links, then frees the native library's threads. Any thread but the loop; may block for seconds. */
    @Override
    void close();
}
