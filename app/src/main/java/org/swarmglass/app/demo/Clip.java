package org.swarmglass.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One rendition of the bundled clip, as the segments of an endless stream. The bytes of a segment depend on its number
 * only, so that peers of two programs agree on them. Immutable; any thread.
 */
final class Clip {
    static final int SEGMENT_SECONDS = 4;

    private static final int SEGMENTS = 8;
    private static final long TICKS = SEGMENTS * SEGMENT_SECONDS * TransportStream.TICKS_PER_SECOND;

    private final String name;
    private final List<byte[]> segments = new ArrayList<>();
    /** Packets by PID before each segment of the clip; one more entry holds those of the whole. */
    private final List<Map<Integer, Long>> before = new ArrayList<>();

    private Clip(String name) throws IOException {
        this.name = name;
        Map<Integer, Long> counts = new HashMap<>();
        for (int index = 0; index < SEGMENTS; index++) {
            byte[] segment = read(name + "/" + index + ".ts");
            segments.add(segment);
            before.add(Map.copyOf(counts));
            TransportStream.payloads(segment).forEach((pid, count) -> counts.merge(pid, count, Long::sum));
        }
        before.add(Map.copyOf(counts));
    }

    /** @throws IOException if the program's own files are incomplete */
    static Clip load(String name) throws IOException {
        return new Clip(name);
    }

    String name() {
        return name;
    }

    /** The segment with that number, from 0; its timestamps follow on those of the one before. */
    byte[] segment(long number) {
        int index = (int) (number % SEGMENTS);
        long round = number / SEGMENTS;
        Map<Integer, Long> sent = new HashMap<>();
        before.get(SEGMENTS).forEach((pid, count) -> sent.put(pid, count * round));
        before.get(index).forEach((pid, count) -> sent.merge(pid, count, Long::sum));
        return TransportStream.later(segments.get(index), round * TICKS, sent);
    }

    /** Bits per second of the largest segment: the BANDWIDTH of a master playlist. */
    long peakBitsPerSecond() {
        long largest = segments.stream().mapToLong(each -> each.length).max().orElse(0);
        return largest * 8 / SEGMENT_SECONDS;
    }

    long averageBitsPerSecond() {
        long sum = segments.stream().mapToLong(each -> each.length).sum();
        return sum * 8 / (SEGMENT_SECONDS * SEGMENTS);
    }

    private static byte[] read(String path) throws IOException {
        try (InputStream in = Clip.class.getResourceAsStream("clip/" + path)) {
            if (in == null) {
                throw new IOException("the demo's clip is not in this build: clip/" + path);
            }
            return in.readAllBytes();
        }
    }
}
