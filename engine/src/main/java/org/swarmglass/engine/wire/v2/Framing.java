package org.swarmglass.engine.wire.v2;

/** The four magic bytes at both ends that tell a command frame from raw segment bytes (protocol/v2 4.1). */
public final class Framing {
    static final int MAGIC_BYTES = 4;
    static final int OVERHEAD = 2 * MAGIC_BYTES;

    static final int HEAD_FIRST = 0x63737472; // cstr
    static final int HEAD_LATER = 0x64737472; // dstr
    static final int TAIL_LAST = 0x63656e64; // cend
    static final int TAIL_OPEN = 0x64656e64; // dend

    private Framing() {}

    /** True for bytes that every receiver takes for a command frame: never send such a slice as raw bytes. */
    public static boolean looksLikeCommand(byte[] bytes, int from, int to) {
        if (to - from < OVERHEAD) {
            return false;
        }
        int head = int32(bytes, from);
        int tail = int32(bytes, to - MAGIC_BYTES);
        return (head == HEAD_FIRST || head == HEAD_LATER) && (tail == TAIL_LAST || tail == TAIL_OPEN);
    }

    static int int32(byte[] bytes, int at) {
        return (bytes[at] << 24)
                | ((bytes[at + 1] & 0xFF) << 16)
                | ((bytes[at + 2] & 0xFF) << 8)
                | (bytes[at + 3] & 0xFF);
    }

    static void putInt32(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }
}
