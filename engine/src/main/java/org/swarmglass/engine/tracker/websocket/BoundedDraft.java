package org.swarmglass.engine.tracker.websocket;

import java.nio.ByteBuffer;
import java.util.List;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.IncompleteHandshakeException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.protocols.Protocol;
import org.swarmglass.engine.tracker.protocol.TrackerJson;

/**
 * RFC 6455 without extensions, in bounds: a message, whole or in fragments, of at most 64 KiB, and a handshake of at
 * most 16 KiB, which Java-WebSocket would otherwise collect without end.
 */
public final class BoundedDraft extends Draft_6455 {
    private static final int MAX_HANDSHAKE_BYTES = 16_384;

    public BoundedDraft() {
        super(List.of(), List.of(new Protocol("")), TrackerJson.MAX_MESSAGE_BYTES);
    }

    @Override
    public Handshakedata translateHandshake(ByteBuffer buffer) throws InvalidHandshakeException {
        try {
            return super.translateHandshake(buffer);
        } catch (IncompleteHandshakeException incomplete) {
            if (buffer.limit() > MAX_HANDSHAKE_BYTES) {
                throw new InvalidHandshakeException("handshake of over " + MAX_HANDSHAKE_BYTES + " bytes");
            }
            throw incomplete;
        }
    }

    /** The server copies its draft for each connection. */
    @Override
    public Draft copyInstance() {
        return new BoundedDraft();
    }
}
