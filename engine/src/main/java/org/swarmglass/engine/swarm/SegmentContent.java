package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.peer.PeerSession;

/** What is held of a segment from its first byte on, and who is reading it meanwhile. Loop thread only. */
final class SegmentContent {
    private final EngineLoop loop;
    private final boolean verifiedFirst;
    private final SegmentBuffer buffer;
    private final Readers readers = new Readers();
    private long readSinceNanos;

    /** @param verifiedFirst whether nobody gets any of it before all of it is verified */
    SegmentContent(SegmentRef ref, EngineLoop loop, boolean verifiedFirst) {
        this.loop = loop;
        this.verifiedFirst = verifiedFirst;
        this.buffer = new SegmentBuffer(ref.range()
                .filter(range -> !range.openEnded())
                .map(range -> OptionalLong.of(range.length()))
                .orElse(OptionalLong.empty()));
    }

    SegmentBuffer buffer() {
        return buffer;
    }

    boolean beingRead() {
        return !readers.none();
    }

    /** How long someone has been waiting for it. */
    Duration readFor() {
        return readers.none() ? Duration.ZERO : Duration.ofNanos(loop.nowNanos() - readSinceNanos);
    }

    void attach(SegmentReader reader) {
        if (readers.none()) {
            readSinceNanos = loop.nowNanos();
        }
        if (verifiedFirst) {
            readers.add(reader);
        } else {
            readers.add(reader, buffer);
        }
    }

    void detach(SegmentReader reader) {
        readers.remove(reader);
    }

    /** @param from the peer; empty for the origin */
    void append(byte[] bytes, Optional<PeerSession> from) {
        long position = buffer.held();
        buffer.add(bytes, from);
        if (verifiedFirst) {
            buffer.digest();
        } else {
            readers.onBytes(position, bytes, buffer.total());
        }
    }

    /** Returns whether readers were ended, whom another length had been promised. */
    boolean knowTotal(long bytes, boolean trusted) {
        buffer.knowTotal(bytes, trusted);
        return readers.onTotal(bytes);
    }

    /** It is whole. */
    void end(byte[] bytes) {
        if (verifiedFirst) {
            readers.onBytes(0, bytes, buffer.total());
        }
        readers.end(true, buffer.total());
    }

    /** Lets go of all; readers get an end. */
    void abandon() {
        OptionalLong total = buffer.total();
        buffer.clear();
        readers.end(false, total);
    }
}
