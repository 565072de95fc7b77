package org.swarmglass.engine.wire.v2;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.wire.MalformedMessageException;

/**
 * Messages of one connection to commands and raw bytes; joins split commands as browsers do (protocol/v2 4.1).
 *
 * <p>Total: any bytes give a value or the one exception, after which the next message is read as if nothing had been.
 * Holds at most 64 KiB. How long a part may wait for the next is its owner's business.
 */
public final class V2Receiver {
    /** Of a whole command. An announcement of ten thousand segments takes a sixth of it. */
    public static final int MAX_COMMAND_BYTES = 64 * 1024;

    private @Nullable ByteArrayOutputStream joined;

    /**
     * Says what the message is.
     *
     * @throws MalformedMessageException if it is framed as a command and is none; what was joined so far is dropped when
     *     this message breaks its order, as browsers do
     */
    public Inbound accept(byte[] message) throws MalformedMessageException {
        if (!Framing.looksLikeCommand(message, 0, message.length)) {
            return new Inbound.Raw(message);
        }
        boolean first = Framing.int32(message, 0) == Framing.HEAD_FIRST;
        boolean last = Framing.int32(message, message.length - Framing.MAGIC_BYTES) == Framing.TAIL_LAST;
        byte[] payload = Arrays.copyOfRange(message, Framing.MAGIC_BYTES, message.length - Framing.MAGIC_BYTES);
        ByteArrayOutputStream parts = joined;
        if (first) {
            return begin(payload, last, parts != null);
        }
        if (parts == null) {
            throw new MalformedMessageException("a later part of a command that never began");
        }
        checkLength(parts.size() + payload.length);
        parts.writeBytes(payload);
        if (!last) {
            return new Inbound.Nothing();
        }
        joined = null;
        return V2Decoder.decode(parts.toByteArray());
    }

    /** True while the rest of a split command is awaited. */
    public boolean joining() {
        return joined != null;
    }

    private Inbound begin(byte[] payload, boolean whole, boolean interrupts) throws MalformedMessageException {
        joined = null;
        if (interrupts) {
            throw new MalformedMessageException("a command begins inside an unfinished one");
        }
        checkLength(payload.length);
        if (whole) {
            return V2Decoder.decode(payload);
        }
        V2Decoder.checkBeginning(payload);
        ByteArrayOutputStream parts = new ByteArrayOutputStream(payload.length);
        parts.writeBytes(payload);
        joined = parts;
        return new Inbound.Nothing();
    }

    private void checkLength(int bytes) throws MalformedMessageException {
        if (bytes > MAX_COMMAND_BYTES) {
            joined = null;
            throw new MalformedMessageException("a command of more than 64 KiB");
        }
    }
}
