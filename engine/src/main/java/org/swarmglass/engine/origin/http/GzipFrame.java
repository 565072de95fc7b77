package org.swarmglass.engine.origin.http;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/** Header and trailer of gzip members, read byte by byte (RFC 1952, section 2.3). */
final class GzipFrame implements InflatingDecoder.Frame {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int FIXED_HEADER = 10;
    private static final int TRAILER = 8;

    private enum Part {
        FIXED,
        EXTRA_LENGTH,
        EXTRA_FIELD,
        NAME_TEXT,
        COMMENT_TEXT,
        HEADER_CHECK,
        DATA,
        TRAILER_FIELDS
    }

    private final CRC32 crc = new CRC32();
    private long plainBytes;
    private Part part = Part.FIXED;
    private int flags;
    /** Bytes seen of the part. */
    private int count;

    private int extraLength;
    private long fields;
    private int members;

    @Override
    public int skip(byte[] piece, int from) throws DataFormatException {
        int at = from;
        while (at < piece.length && part != Part.DATA) {
            take(piece[at++] & 0xff);
        }
        return at;
    }

    private void take(int value) throws DataFormatException {
        switch (part) {
            case FIXED -> takeFixed(value);
            case EXTRA_LENGTH -> {
                extraLength |= value << (8 * count++);
                if (count == 2) {
                    enter(extraLength > 0 ? Part.EXTRA_FIELD : afterExtra());
                }
            }
            case EXTRA_FIELD -> {
                if (++count == extraLength) {
                    enter(afterExtra());
                }
            }
            case NAME_TEXT -> {
                if (value == 0) {
                    enter(afterName());
                }
            }
            case COMMENT_TEXT -> {
                if (value == 0) {
                    enter(afterComment());
                }
            }
            case HEADER_CHECK -> {
                if (++count == 2) {
                    enter(Part.DATA);
                }
            }
            case TRAILER_FIELDS -> takeTrailer(value);
            case DATA -> throw new IllegalStateException("data is not the frame's");
        }
    }

    private void takeFixed(int value) throws DataFormatException {
        boolean wrong = (count == 0 && value != 0x1f) || (count == 1 && value != 0x8b) || (count == 2 && value != 8);
        if (wrong) {
            throw new DataFormatException("is not gzip");
        }
        if (count == 3) {
            flags = value;
        }
        if (++count == FIXED_HEADER) {
            enter((flags & EXTRA) != 0 ? Part.EXTRA_LENGTH : afterExtra());
        }
    }

    private void takeTrailer(int value) throws DataFormatException {
        fields |= (long) value << (8 * count++);
        if (count == TRAILER) {
            boolean intact = (fields & 0xffffffffL) == crc.getValue() && (fields >>> 32) == (plainBytes & 0xffffffffL);
            if (!intact) {
                throw new DataFormatException("has a wrong checksum");
            }
            members++;
            enter(Part.FIXED);
        }
    }

    private Part afterExtra() {
        return (flags & NAME) != 0 ? Part.NAME_TEXT : afterName();
    }

    private Part afterName() {
        return (flags & COMMENT) != 0 ? Part.COMMENT_TEXT : afterComment();
    }

    private Part afterComment() {
        return (flags & HEADER_CRC) != 0 ? Part.HEADER_CHECK : Part.DATA;
    }

    private void enter(Part next) {
        part = next;
        count = 0;
        if (next == Part.DATA) {
            crc.reset();
            plainBytes = 0;
            fields = 0;
            extraLength = 0;
        }
    }

    @Override
    public boolean inData() {
        return part == Part.DATA;
    }

    @Override
    public void onPlain(byte[] bytes, int length) {
        crc.update(bytes, 0, length);
        plainBytes += length;
    }

    @Override
    public void onDataEnd() {
        enter(Part.TRAILER_FIELDS);
    }

    @Override
    public boolean complete() {
        return members > 0 && part == Part.FIXED && count == 0;
    }
}
