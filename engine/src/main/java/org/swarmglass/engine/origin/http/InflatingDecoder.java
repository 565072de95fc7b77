package org.swarmglass.engine.origin.http;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * gzip (RFC 1952) and deflate (RFC 9110, section 8.4.1.2). Bounded: it stops as soon as the plain bytes exceed a hundred
 * times the packed ones, so a bomb costs one output buffer, whatever it would grow to.
 */
final class InflatingDecoder implements BodyDecoder {
    /** A real playlist packs 5 to 40 times. */
    private static final long MAX_RATIO = 100;

    /** Below this no ratio is judged. */
    private static final long FREE_BYTES = 64 << 10;

    private static final int BUFFER = 64 << 10;

    private final Frame frame;
    private final Inflater inflater;
    private final byte[] buffer = new byte[BUFFER];
    private long packed;
    private long unpacked;
    private boolean closed;

    InflatingDecoder(Frame frame) {
        this.frame = frame;
        this.inflater = new Inflater(true);
    }

    /** What lies around the raw deflate data. */
    interface Frame {
        /**
         * Takes header or trailer bytes from the piece.
         *
         * @return where the deflate data goes on, or the piece's length
         */
        int skip(byte[] piece, int from) throws DataFormatException;

        /** Whether the next byte belongs to deflate data. */
        boolean inData();

        void onPlain(byte[] bytes, int length);

        void onDataEnd();

        boolean complete();
    }

    @Override
    public void accept(byte[] piece, Consumer<byte[]> plain) throws DataFormatException {
        packed += piece.length;
        int at = 0;
        while (at < piece.length) {
            at = frame.skip(piece, at);
            if (frame.inData() && at < piece.length) {
                inflater.setInput(piece, at, piece.length - at);
                inflate(plain);
                at = piece.length - inflater.getRemaining();
                if (inflater.finished()) {
                    inflater.reset();
                    frame.onDataEnd();
                }
            }
        }
    }

    private void inflate(Consumer<byte[]> plain) throws DataFormatException {
        while (!inflater.finished()) {
            int count = inflater.inflate(buffer);
            if (count == 0) {
                if (inflater.needsDictionary()) {
                    throw new DataFormatException("needs a dictionary");
                }
                if (!inflater.finished()) {
                    return;
                }
            }
            unpacked += count;
            if (unpacked > FREE_BYTES + MAX_RATIO * packed) {
                throw new DataFormatException("unpacks to more than " + MAX_RATIO + " times its size");
            }
            if (count > 0) {
                frame.onPlain(buffer, count);
                plain.accept(Arrays.copyOf(buffer, count));
            }
        }
    }

    @Override
    public void end() throws DataFormatException {
        if (!frame.complete()) {
            throw new DataFormatException("ends in the middle");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            inflater.end();
        }
    }
}
