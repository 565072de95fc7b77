package org.swarmglass.engine.transport;

import java.util.Arrays;
import java.util.Objects;

/**
 * A message that is a part of a larger array, to which nobody writes: fifty peers that are sent one segment have no copies
 * of it waiting for them.
 *
 * @param from index of the first byte
 */
public record Slice(byte[] bytes, int from, int length) {
    public Slice {
        Objects.checkFromIndexSize(from, length, bytes.length);
    }

    /** All of the array. */
    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    /** An array of exactly the slice; the array itself if that is it. */
    public byte[] toArray() {
        return length == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, from + length);
    }

    /** The same in the given array if it has the length, or else in a new one; all bytes are overwritten. */
    public byte[] into(byte[] room) {
        byte[] exact = room.length == length ? room : new byte[length];
        System.arraycopy(bytes, from, exact, 0, length);
        return exact;
    }
}
