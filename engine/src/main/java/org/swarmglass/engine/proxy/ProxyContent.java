package org.swarmglass.engine.proxy;

import java.util.Optional;
import org.swarmglass.engine.model.ByteRange;

/**
 * What the proxy serves, implemented by the engine. Called on proxy threads; every call returns at once and answers
 * through the sink later, from any thread, one call at a time.
 *
 * <p>{@code name} is the last part of a path that a playlist of ours named, such as {@code main-0-1734.ts}. The
 * implementation knows which names it gave out; for any other it calls {@link Sink#notFound}.
 */
public interface ProxyContent {
    /** A playlist, rewritten so that everything in it points at the proxy. */
    void playlist(String name, Sink sink);

    /**
     * A media segment. Held until bytes are there, then passed on as they arrive. Never an error status for a name that
     * was given out: VLC gives a stream up for ever after one.
     */
    void segment(String name, Optional<ByteRange> range, Sink sink);

    /** A key or an init section: fetched through the origin with the person's headers, never stored or shared (keys). */
    void auxiliary(String name, Optional<ByteRange> range, Sink sink);

    /** Where an answer goes. */
    interface Sink {
        /**
         * The answer begins.
         *
         * @param length of the body that follows if known, else it is sent chunked
         * @param resourceLength of the whole resource, needed for a 206; empty answers a range with 200 and the whole
         */
        void begin(String contentType, java.util.OptionalLong length, java.util.OptionalLong resourceLength);

        /** Body bytes, not to be written to afterwards. Sent in order; queued while the client is slow. */
        void write(byte[] bytes, int offset, int length);

        /** The body is complete. */
        void end();

        /** 404 for a name nobody gave out, 502 with the text for a playlist that cannot be had now. */
        void notFound();

        void unavailable(String reason);

        /** Runs when the client has gone or the proxy closes; the content stops writing. Set before {@code begin}. */
        void onGone(Runnable action);
    }
}
