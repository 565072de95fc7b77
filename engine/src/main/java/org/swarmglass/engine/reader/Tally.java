package org.swarmglass.engine.reader;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The reader's counters. Reader thread only. */
final class Tally {
    private long startNanos;
    private long segmentsRead;
    private long segmentsLost;
    private long segmentsSkipped;
    private long bytesRead;
    private long otherBytes;
    private OptionalLong firstByteNanos = OptionalLong.empty();

    void start(long nowNanos) {
        startNanos = nowNanos;
    }

    void addRead() {
        segmentsRead++;
    }

    void addLost() {
        segmentsLost++;
    }

    void addSkipped(long segments) {
        segmentsSkipped += segments;
    }

    void addSegmentBytes(int bytes, long nowNanos) {
        bytesRead += bytes;
        if (firstByteNanos.isEmpty()) {
            firstByteNanos = OptionalLong.of(nowNanos - startNanos);
        }
    }

    void addOther(int bytes) {
        otherBytes += bytes;
    }

    ReaderStats read(Playhead playhead) {
        return new ReaderStats(
                segmentsRead,
                segmentsLost,
                segmentsSkipped,
                bytesRead,
                otherBytes,
                playhead.stalls(),
                Duration.ofNanos(playhead.stalledNanos()),
                Duration.ofNanos(playhead.positionNanos()),
                firstByteNanos.isPresent()
                        ? Optional.of(Duration.ofNanos(firstByteNanos.getAsLong()))
                        : Optional.empty(),
                playhead.finished());
    }
}
