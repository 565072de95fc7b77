package org.swarmglass.engine.proxy;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * The bytes of one answer that wait for the client: references to the store's arrays, never copies, so a slow client
 * costs no memory. Not thread-safe: guarded by the answer's lock.
 */
final class Body {
    /** What is given to a socket at once. The JDK copies heap bytes to a direct buffer of this size per thread. */
    private static final int SLICE = 256 * 1024;

    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private OptionalLong unsent = OptionalLong.empty();
    private long skip;
    private boolean ended;

    void open(RangeHeader.Reply reply) {
        unsent = reply.length();
        skip = reply.skip();
    }

    void add(byte[] bytes, int offset, int length) {
        if (ended) {
            return;
        }
        int dropped = (int) Math.min(skip, length);
        skip -= dropped;
        if (length > dropped) {
            waiting.add(ByteBuffer.wrap(bytes, offset + dropped, length - dropped)
                    .slice()
                    .asReadOnlyBuffer());
        }
    }

    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    /** The next bytes to send, at most the announced length in all; empty if none wait. */
    ByteBuffer next() {
        ByteBuffer first = waiting.peek();
        if (first == null) {
            return nothing();
        }
        int size = (int) Math.min(Math.min(first.remaining(), SLICE), unsent.orElse(Long.MAX_VALUE));
        ByteBuffer slice = first.slice(first.position(), size);
        first.position(first.position() + size);
        if (!first.hasRemaining()) {
            waiting.remove();
        }
        if (unsent.isPresent()) {
            unsent = OptionalLong.of(unsent.getAsLong() - size);
        }
        return slice;
    }

    /** With a known length the last byte ends the answer at once, without waiting for the content to say so. */
    boolean sentAll() {
        return unsent.isPresent() ? unsent.getAsLong() == 0 : ended && waiting.isEmpty();
    }

    void clear() {
        waiting.clear();
    }

    static ByteBuffer nothing() {
        return ByteBuffer.allocate(0);
    }
}
