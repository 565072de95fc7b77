package org.swarmglass.app.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads times and counters out of a transport stream, written apart from the code under test. */
final class Timestamps {
    private static final int PACKET = 188;

    private final Map<Integer, List<Long>> decoding = new TreeMap<>();
    private final List<Long> clock = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final Map<Integer, Integer> counters = new HashMap<>();
    private int discontinuities;

    /** Reads on where the segment before ended. */
    Timestamps read(byte[] segment) {
        for (int at = 0; at < segment.length; at += PACKET) {
            Bits packet = new Bits(segment, at);
            packet.skip(11);
            int pid = (int) packet.take(13);
            packet.skip(2);
            boolean adaptation = packet.take(1) == 1;
            boolean payload = packet.take(1) == 1;
            checkCounter(pid, (int) packet.take(4), payload);
            boolean starts = (segment[at + 1] & 0x40) != 0;
            int length = adaptation ? (int) packet.take(8) : -1;
            int body = at + 5 + length;
            if (length > 0) {
                discontinuities += (int) packet.take(1);
                packet.skip(2);
                boolean pcr = packet.take(1) == 1;
                packet.skip(4);
                if (pcr) {
                    clock.add(packet.take(33));
                }
            }
            if (payload && starts) {
                readPes(pid, new Bits(segment, body));
            }
        }
        return this;
    }

    private void checkCounter(int pid, int counter, boolean payload) {
        Integer before = counters.put(pid, counter);
        int due = before == null ? counter : payload ? (before + 1) % 16 : before;
        if (due != counter) {
            gaps.add("pid " + pid + ": " + counter + " instead of " + due);
        }
    }

    private void readPes(int pid, Bits pes) {
        if (pes.take(24) != 1) {
            return;
        }
        pes.skip(8 + 16 + 8);
        long flags = pes.take(2);
        pes.skip(6 + 8);
        if (flags >= 2) {
            long presented = stamp(pes);
            decoding.computeIfAbsent(pid, any -> new ArrayList<>()).add(flags == 3 ? stamp(pes) : presented);
        }
    }

    private static long stamp(Bits pes) {
        pes.skip(4);
        long high = pes.take(3);
        pes.skip(1);
        long middle = pes.take(15);
        pes.skip(1);
        long low = pes.take(15);
        pes.skip(1);
        return high << 30 | middle << 15 | low;
    }

    /** Times of decoding of one elementary stream, in the order of the stream. */
    List<Long> decoding(int pid) {
        return decoding.getOrDefault(pid, List.of());
    }

    int streams() {
        return decoding.size();
    }

    /** Program clock references, their 90 kHz part. */
    List<Long> clock() {
        return clock;
    }

    List<String> counterGaps() {
        return gaps;
    }

    int discontinuities() {
        return discontinuities;
    }

    private static final class Bits {
        private final byte[] bytes;
        private long at;

        Bits(byte[] bytes, int firstByte) {
            this.bytes = bytes;
            this.at = firstByte * 8L;
        }

        void skip(int bits) {
            at += bits;
        }

        long take(int bits) {
            long value = 0;
            for (int i = 0; i < bits; i++, at++) {
                value = value << 1 | (bytes[(int) (at / 8)] >> (7 - at % 8) & 1);
            }
            return value;
        }
    }
}
