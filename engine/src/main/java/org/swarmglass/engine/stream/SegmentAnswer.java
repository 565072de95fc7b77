package org.swarmglass.engine.stream;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.proxy.ProxyContent;
import org.swarmglass.engine.swarm.SegmentReader;

/**
 * Hands one segment to the player: bytes as they come, or, where a range was asked, when all are there. Loop thread
 * only.
 *
 * <p>Never an error status: VLC asks for a segment once and gives the stream up after a 404.
 */
final class SegmentAnswer implements SegmentReader {
    private final ProxyContent.Sink sink;
    private final String contentType;
    private final Optional<ByteRange> range;
    private final Traffic traffic;
    private final Runnable firstByte;
    private final Runnable delivered;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private boolean begun;

    /**
     * @param firstByte runs before the first bytes leave
     * @param delivered runs when the player has all it will get
     */
    SegmentAnswer(Request request, Traffic traffic, Runnable firstByte, Runnable delivered) {
        this.sink = request.sink();
        this.contentType = SegmentNames.contentType(request.name());
        this.range = request.range();
        this.traffic = traffic;
        this.firstByte = firstByte;
        this.delivered = delivered;
    }

    /** Answers from a whole segment. */
    void whole(byte[] bytes) {
        int first = range.map(ByteRange::first)
                .map(at -> Math.min(at, bytes.length))
                .orElse(0L)
                .intValue();
        long asked =
                range.filter(given -> !given.openEnded()).map(ByteRange::length).orElse(Long.MAX_VALUE);
        int length = (int) Math.min(asked, bytes.length - first);
        sink.begin(contentType, OptionalLong.of(length), OptionalLong.of(bytes.length));
        write(bytes, first, length);
        end();
    }

    @Override
    public void onBegin(OptionalLong totalBytes) {
        if (range.isEmpty()) {
            begun = true;
            sink.begin(contentType, totalBytes, totalBytes);
        }
    }

    @Override
    public void onBytes(byte[] bytes) {
        if (range.isEmpty()) {
            write(bytes, 0, bytes.length);
        } else {
            collected.writeBytes(bytes);
        }
    }

    @Override
    public void onEnd(boolean whole) {
        if (range.isPresent()) {
            whole(collected.toByteArray());
            return;
        }
        if (!begun) {
            sink.begin(contentType, OptionalLong.of(0), OptionalLong.empty());
        }
        end();
    }

    private void end() {
        delivered.run();
        sink.end();
    }

    private void write(byte[] bytes, int offset, int length) {
        if (length > 0) {
            firstByte.run();
            traffic.onServed(length);
            sink.write(bytes, offset, length);
        }
    }

    /** What the player asked for and where the answer goes. */
    record Request(String name, Optional<ByteRange> range, ProxyContent.Sink sink) {}
}
