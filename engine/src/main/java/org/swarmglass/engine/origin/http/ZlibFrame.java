package org.swarmglass.engine.origin.http;

import java.util.zip.Adler32;
import java.util.zip.DataFormatException;

/**
 * Header and trailer of zlib data (RFC 1950). Some servers send raw deflate under the same name, as browsers know; a
 * first byte that cannot begin zlib data is taken for that.
 */
final class ZlibFrame implements InflatingDecoder.Frame {
    private static final int METHOD_DEFLATE = 8;
    private static final int TRAILER = 4;

    private final Adler32 adler = new Adler32();
    private int headerBytes;
    private int trailerBytes;
    private long checksum;
    private boolean raw;
    private boolean dataEnded;

    @Override
    public int skip(byte[] piece, int from) throws DataFormatException {
        int at = from;
        while (at < piece.length && !inData()) {
            int value = piece[at] & 0xff;
            if (headerBytes == 0 && (value & 0x0f) != METHOD_DEFLATE) {
                raw = true;
                return at;
            }
            at++;
            if (dataEnded) {
                takeTrailer(value);
            } else {
                headerBytes++;
            }
        }
        return at;
    }

    private void takeTrailer(int value) throws DataFormatException {
        if (raw || trailerBytes == TRAILER) {
            throw new DataFormatException("goes on after its end");
        }
        checksum = checksum << 8 | value;
        if (++trailerBytes == TRAILER && checksum != adler.getValue()) {
            throw new DataFormatException("has a wrong checksum");
        }
    }

    @Override
    public boolean inData() {
        return !dataEnded && (raw || headerBytes == 2);
    }

    @Override
    public void onPlain(byte[] bytes, int length) {
        adler.update(bytes, 0, length);
    }

    @Override
    public void onDataEnd() {
        dataEnded = true;
    }

    @Override
    public boolean complete() {
        return dataEnded && (raw || trailerBytes == TRAILER);
    }
}
