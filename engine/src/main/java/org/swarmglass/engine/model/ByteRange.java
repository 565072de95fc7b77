package org.swarmglass.engine.model;

/**
 * A run of bytes of a resource.
 *
 * @param first offset of the first byte, from 0
 * @param length how many bytes; {@link #TO_END} for all that follow
 */
public record ByteRange(long first, long length) {
    /** Length of a range without an end. */
    public static final long TO_END = Long.MAX_VALUE;

    public ByteRange {
        if (first < 0 || length <= 0) {
            throw new IllegalArgumentException("no such range: " + first + "+" + length);
        }
    }

    public static ByteRange from(long first) {
        return new ByteRange(first, TO_END);
    }

    public boolean openEnded() {
        return length == TO_END;
    }

    /** Offset of the last byte; only of a range with an end. */
    public long last() {
        if (openEnded()) {
            throw new IllegalStateException("the range has no end");
        }
        return first + length - 1;
    }

    /** The value of a {@code Range} header (RFC 9110, section 14.1.2). */
    public String toHeader() {
        return "bytes=" + first + "-" + (openEnded() ? "" : Long.toString(last()));
    }

    /** What is left of this range after its first {@code bytes} bytes. */
    public ByteRange after(long bytes) {
        return new ByteRange(first + bytes, openEnded() ? TO_END : length - bytes);
    }
}
