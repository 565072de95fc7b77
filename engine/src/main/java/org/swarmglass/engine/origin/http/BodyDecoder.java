package org.swarmglass.engine.origin.http;

import java.util.function.Consumer;
import java.util.zip.DataFormatException;

/** Removes a content coding from a body that arrives in pieces. One thread at a time. */
interface BodyDecoder extends AutoCloseable {
    /**
     * Takes the next piece and gives what it holds, in pieces of at most 64 KiB unless nothing had to be removed.
     *
     * @throws DataFormatException if the body is not what its headers said, or grows out of all proportion
     */
    void accept(byte[] piece, Consumer<byte[]> plain) throws DataFormatException;

    /**
     * The body is over.
     *
     * @throws DataFormatException if the coding is not complete
     */
    void end() throws DataFormatException;

    /** Frees native memory; may be called twice. */
    @Override
    void close();

    static BodyDecoder of(AnswerHead.Coding coding) {
        return switch (coding) {
            case IDENTITY -> new Identity();
            case GZIP -> new InflatingDecoder(new GzipFrame());
            case DEFLATE -> new InflatingDecoder(new ZlibFrame());
        };
    }

    /** Nothing to remove. */
    final class Identity implements BodyDecoder {
        @Override
        public void accept(byte[] piece, Consumer<byte[]> plain) {
            plain.accept(piece);
        }

        @Override
        public void end() {
            // Lengths are checked by the caller.
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
