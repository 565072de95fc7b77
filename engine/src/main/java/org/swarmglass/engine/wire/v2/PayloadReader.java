package org.swarmglass.engine.wire.v2;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.wire.MalformedMessageException;

/** A cursor over the typed values of a payload (protocol/v2 4.3). Allocates in proportion to the bytes read, no more. */
final class PayloadReader {
    private static final long[] NO_IDS = {};

    private final byte[] bytes;
    private int at;

    PayloadReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    int name() {
        return bytes[at++] & 0xFF;
    }

    /**
     * Reads past one value.
     *
     * @return a {@code Long} for an integer, a {@code long[]} for an array if {@code keep}, else null
     */
    @Nullable
    Object value(boolean keep) throws MalformedMessageException {
        int head = next();
        return switch (head >> 4) {
            case 0 -> magnitudeAndSign(head & 0xF);
            case 1 -> ids(keep);
            case 2 -> skipString(head & 0xF);
            default -> throw new MalformedMessageException("a value of type " + (head >> 4));
        };
    }

    private @Nullable Object skipString(int highBits) throws MalformedMessageException {
        int length = (highBits << 8) | next();
        require(length);
        at += length;
        return null;
    }

    private long magnitudeAndSign(int length) throws MalformedMessageException {
        require(length);
        if (length == 0) {
            return 0;
        }
        boolean negative = bytes[at] < 0;
        long magnitude = bytes[at] & 0x7F;
        for (int i = 1; i < length; i++) {
            magnitude = (magnitude << 8) | (bytes[at + i] & 0xFF);
            if (magnitude > V2Encoder.MAX_INTEGER) {
                throw new MalformedMessageException("an integer beyond 2^53 - 1");
            }
        }
        at += length;
        return negative ? -magnitude : magnitude;
    }

    private long @Nullable [] ids(boolean keep) throws MalformedMessageException {
        int groups = next();
        long[] ids = NO_IDS;
        int count = 0;
        for (int group = 0; group < groups; group++) {
            long header = groupHeader();
            // Every release writes a full group of 256 members as count 0; none ever sends an empty group.
            int members = (header & 0xFF) == 0 ? 256 : (int) (header & 0xFF);
            require(members);
            if (keep) {
                if (count + members > ids.length) {
                    ids = Arrays.copyOf(ids, Math.max(count + members, 2 * ids.length));
                }
                for (int i = 0; i < members; i++) {
                    ids[count++] = (header & ~0xFFL) | (bytes[at + i] & 0xFF);
                }
            }
            at += members;
        }
        if (!keep) {
            return null;
        }
        return count == ids.length ? ids : Arrays.copyOf(ids, count);
    }

    private long groupHeader() throws MalformedMessageException {
        int head = next();
        if (head >> 4 != 0) {
            throw new MalformedMessageException("a group that does not begin with an integer");
        }
        return magnitudeAndSign(head & 0xF);
    }

    private int next() throws TruncatedPayloadException {
        require(1);
        return bytes[at++] & 0xFF;
    }

    private void require(int count) throws TruncatedPayloadException {
        if (bytes.length - at < count) {
            throw new TruncatedPayloadException("a value cut short");
        }
    }
}
