package org.swarmglass.engine.swarm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Who reads a segment while it arrives. What a reader got cannot be taken back: when held bytes are dropped, it goes on
 * where it was once the segment has come so far again, unless the new length gives away that it is another content.
 * Loop thread only.
 */
final class Readers {
    private final List<Attached> attached = new ArrayList<>();

    boolean none() {
        return attached.isEmpty();
    }

    /** What is held is passed on at once. */
    void add(SegmentReader reader, SegmentBuffer buffer) {
        Attached added = new Attached(reader);
        attached.add(added);
        if (buffer.held() > 0) {
            added.begin(buffer.total());
            reader.onBytes(buffer.bytes());
            added.passed = buffer.held();
        }
    }

    /** Gets nothing until {@link #onBytes}. */
    void add(SegmentReader reader) {
        attached.add(new Attached(reader));
    }

    void remove(SegmentReader reader) {
        attached.removeIf(each -> each.reader.equals(reader));
    }

    /** @param position of the first of the bytes in the segment */
    void onBytes(long position, byte[] bytes, OptionalLong total) {
        for (Attached each : List.copyOf(attached)) {
            int known = (int) Math.min(bytes.length, Math.max(0, each.passed - position));
            if (known < bytes.length) {
                each.begin(total);
                each.passed = position + bytes.length;
                each.reader.onBytes(known == 0 ? bytes : Arrays.copyOfRange(bytes, known, bytes.length));
            }
        }
    }

    /** Ends those that were promised another length, or have more already. True if there were any. */
    boolean onTotal(long total) {
        List<Attached> misled =
                attached.stream().filter(each -> each.misledBy(total)).toList();
        attached.removeAll(misled);
        misled.forEach(each -> each.reader.onEnd(false));
        return !misled.isEmpty();
    }

    void end(boolean whole, OptionalLong total) {
        List<Attached> ended = List.copyOf(attached);
        attached.clear();
        for (Attached each : ended) {
            each.begin(total);
            each.reader.onEnd(whole);
        }
    }

    private static final class Attached {
        final SegmentReader reader;
        private boolean begun;
        private OptionalLong promised = OptionalLong.empty();
        private long passed;

        Attached(SegmentReader reader) {
            this.reader = reader;
        }

        void begin(OptionalLong total) {
            if (!begun) {
                begun = true;
                promised = total;
                reader.onBegin(total);
            }
        }

        boolean misledBy(long total) {
            return passed > total || promised.orElse(total) != total;
        }
    }
}
