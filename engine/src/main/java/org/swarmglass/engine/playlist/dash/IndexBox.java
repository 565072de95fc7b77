package org.swarmglass.engine.playlist.dash;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;

/**
 * A segment index of MP4 ({@code sidx}): the segments of a file whose manifest has only a {@code SegmentBase}.
 *
 * <p>Source: ISO/IEC 14496-12, 8.16.3; times as Shaka Player and p2p-media-loader 5.0 each have them (protocol/v3 5).
 *
 * @param end offset of the first byte after the box, in the file
 * @param timescale units per second
 * @param earliest presentation time of the first segment, in units
 * @param firstOffset bytes between the box and the first segment
 */
public record IndexBox(long end, long timescale, long earliest, long firstOffset, List<Reference> references) {
    private static final int TYPE = 0x73696478;
    private static final int HEADER = 8;
    private static final double NANOS = 1e9;

    public IndexBox {
        references = List.copyOf(references);
    }

    /**
     * @param size bytes
     * @param duration in units of the timescale
     * @param nested true if it leads to another index and not to media
     */
    public record Reference(long size, long duration, boolean nested) {}

    /**
     * Finds the index among the boxes of the bytes.
     *
     * @param rangeStart offset of the first of these bytes in the file
     * @throws PlaylistSyntaxException if there is none, or only part of one
     */
    public static IndexBox read(byte[] bytes, long rangeStart) throws PlaylistSyntaxException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.remaining() >= HEADER) {
            int start = in.position();
            long size = Integer.toUnsignedLong(in.getInt());
            if (size < HEADER || size > bytes.length - start) {
                break;
            }
            if (in.getInt() == TYPE) {
                in.limit((int) (start + size));
                return body(in, rangeStart + start + size);
            }
            in.position((int) (start + size));
        }
        throw broken();
    }

    private static IndexBox body(ByteBuffer in, long end) throws PlaylistSyntaxException {
        int version = in.remaining() < 1 ? 0 : in.get(in.position());
        int fields = version == 0 ? 8 : 16;
        if (in.remaining() < 16 + fields) {
            throw broken();
        }
        in.getInt(); // version and flags
        in.getInt(); // reference id
        long timescale = Integer.toUnsignedLong(in.getInt());
        long earliest = version == 0 ? Integer.toUnsignedLong(in.getInt()) : in.getLong();
        long firstOffset = version == 0 ? Integer.toUnsignedLong(in.getInt()) : in.getLong();
        in.getShort(); // reserved
        int count = Short.toUnsignedInt(in.getShort());
        if (timescale == 0 || earliest < 0 || firstOffset < 0 || in.remaining() < count * 12) {
            throw broken();
        }
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int typeAndSize = in.getInt();
            long duration = Integer.toUnsignedLong(in.getInt());
            in.getInt(); // access points
            references.add(new Reference(typeAndSize & 0x7FFFFFFF, duration, typeAndSize < 0));
        }
        return new IndexBox(end, timescale, earliest, firstOffset, references);
    }

    /**
     * The media segments; nested indexes are passed over, as 5.0 does.
     *
     * @param periodStart seconds
     * @param offset seconds: the presentation time offset, which only Shaka takes off
     */
    public List<DashSegment> segments(URI uri, double periodStart, double offset) {
        List<DashSegment> segments = new ArrayList<>();
        long at = end + firstOffset;
        long ticks = 0;
        double listed = periodStart; // mpd-parser adds the seconds up, roundings and all
        for (Reference one : references) {
            double seconds = one.duration() / (double) timescale;
            if (!one.nested() && one.size() > 0) {
                double inPeriod = (earliest + ticks) / (double) timescale - offset;
                segments.add(new DashSegment(
                        uri,
                        Optional.of(new ByteRange(at, one.size())),
                        new SegmentTime(periodStart, inPeriod, listed),
                        Duration.ofNanos(Math.round(seconds * NANOS))));
            }
            at += one.size();
            ticks += one.duration();
            listed += one.nested() ? 0 : seconds;
        }
        return segments;
    }

    private static PlaylistSyntaxException broken() {
        return new PlaylistSyntaxException(
                "The file's segment index cannot be read.", "Tell the stream's operator; the file may be cut off.");
    }
}
