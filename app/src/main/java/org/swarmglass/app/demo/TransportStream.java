package org.swarmglass.app.demo;

import java.util.HashMap;
import java.util.Map;

/**
 * Moves a segment of MPEG transport stream in time, so that a clip can be sent again and again as one continuous stream:
 * PTS, DTS, PCR and OPCR are shifted modulo 2^33 and continuity counters are written anew (ISO/IEC 13818-1, 2.4.3). Pure.
 */
final class TransportStream {
    /** The clock of PTS and DTS. */
    static final long TICKS_PER_SECOND = 90_000;

    private static final int PACKET = 188;
    private static final int SYNC = 0x47;
    private static final long CLOCK_MASK = (1L << 33) - 1;

    private TransportStream() {}

    /**
     * Packets with payload by PID: what continuity counters count.
     *
     * @throws IllegalArgumentException if the bytes are not whole packets in step
     */
    static Map<Integer, Long> payloads(byte[] segment) {
        Map<Integer, Long> counts = new HashMap<>();
        for (int at = 0; at < segment.length; at += PACKET) {
            checkSync(segment, at);
            if (hasPayload(segment, at)) {
                counts.merge(pid(segment, at), 1L, Long::sum);
            }
        }
        return counts;
    }

    /**
     * A copy of the segment, later in time.
     *
     * @param ticks by how much, of the 90 kHz clock
     * @param sent packets with payload of each PID that went out before this segment
     */
    static byte[] later(byte[] segment, long ticks, Map<Integer, Long> sent) {
        byte[] moved = segment.clone();
        Map<Integer, Long> counts = new HashMap<>(sent);
        for (int at = 0; at < moved.length; at += PACKET) {
            checkSync(moved, at);
            count(moved, at, counts);
            int payload = at + 4;
            if ((moved[at + 3] & 0x20) != 0) {
                moveAdaptation(moved, at + 4, ticks);
                payload += 1 + (moved[at + 4] & 0xff);
            }
            if (hasPayload(moved, at) && (moved[at + 1] & 0x40) != 0) {
                movePes(moved, payload, at + PACKET, ticks);
            }
        }
        return moved;
    }

    private static void checkSync(byte[] segment, int at) {
        if (segment.length - at < PACKET || segment[at] != SYNC) {
            throw new IllegalArgumentException("no transport stream packet at byte " + at);
        }
    }

    private static int pid(byte[] segment, int at) {
        return (segment[at + 1] & 0x1f) << 8 | (segment[at + 2] & 0xff);
    }

    private static boolean hasPayload(byte[] segment, int at) {
        return (segment[at + 3] & 0x10) != 0;
    }

    /** A packet without payload repeats the counter of the one before it. */
    private static void count(byte[] bytes, int at, Map<Integer, Long> counts) {
        long before = counts.getOrDefault(pid(bytes, at), 0L);
        boolean counted = hasPayload(bytes, at);
        long counter = counted ? before : before - 1;
        bytes[at + 3] = (byte) ((bytes[at + 3] & 0xf0) | (int) (counter & 0x0f));
        if (counted) {
            counts.put(pid(bytes, at), before + 1);
        }
    }

    private static void moveAdaptation(byte[] bytes, int at, long ticks) {
        if (bytes[at] == 0) {
            return;
        }
        // The clip's own file begins with a discontinuity; the endless stream has none.
        bytes[at + 1] &= 0x7f;
        boolean pcr = (bytes[at + 1] & 0x10) != 0;
        if (pcr) {
            moveClockReference(bytes, at + 2, ticks);
        }
        if ((bytes[at + 1] & 0x08) != 0) {
            moveClockReference(bytes, pcr ? at + 8 : at + 2, ticks);
        }
    }

    /** 33 bits of 90 kHz, 6 reserved, 9 bits of 27 MHz: only the first are moved, whole ticks leave the rest as it is. */
    private static void moveClockReference(byte[] bytes, int at, long ticks) {
        long base = (bytes[at] & 0xffL) << 25
                | (bytes[at + 1] & 0xffL) << 17
                | (bytes[at + 2] & 0xffL) << 9
                | (bytes[at + 3] & 0xffL) << 1
                | (bytes[at + 4] & 0x80L) >> 7;
        long moved = (base + ticks) & CLOCK_MASK;
        bytes[at] = (byte) (moved >> 25);
        bytes[at + 1] = (byte) (moved >> 17);
        bytes[at + 2] = (byte) (moved >> 9);
        bytes[at + 3] = (byte) (moved >> 1);
        bytes[at + 4] = (byte) ((bytes[at + 4] & 0x7f) | (int) (moved & 1) << 7);
    }

    private static void movePes(byte[] bytes, int at, int end, long ticks) {
        boolean pes = end - at >= 14 && bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1;
        if (!pes || !hasOptionalHeader(bytes[at + 3] & 0xff)) {
            return;
        }
        int stamps = (bytes[at + 7] & 0xc0) >> 6;
        if (stamps >= 2) {
            moveStamp(bytes, at + 9, ticks);
        }
        if (stamps == 3) {
            moveStamp(bytes, at + 14, ticks);
        }
    }

    /** Table 2-21: program stream map, padding, private 2, ECM, EMM, directory, DSM-CC and H.222.1 type E have none. */
    private static boolean hasOptionalHeader(int streamId) {
        return switch (streamId) {
            case 0xbc, 0xbe, 0xbf, 0xf0, 0xf1, 0xf2, 0xf8, 0xff -> false;
            default -> true;
        };
    }

    /** 4 bits of prefix, then 3, 15 and 15 bits, each followed by a marker. */
    private static void moveStamp(byte[] bytes, int at, long ticks) {
        long stamp = (bytes[at] & 0x0eL) << 29
                | (bytes[at + 1] & 0xffL) << 22
                | (bytes[at + 2] & 0xfeL) << 14
                | (bytes[at + 3] & 0xffL) << 7
                | (bytes[at + 4] & 0xfeL) >> 1;
        long moved = (stamp + ticks) & CLOCK_MASK;
        bytes[at] = (byte) ((bytes[at] & 0xf1) | ((int) (moved >> 29) & 0x0e));
        bytes[at + 1] = (byte) (moved >> 22);
        bytes[at + 2] = (byte) ((moved >> 14 & 0xfe) | 1);
        bytes[at + 3] = (byte) (moved >> 7);
        bytes[at + 4] = (byte) ((moved << 1 & 0xfe) | 1);
    }
}
