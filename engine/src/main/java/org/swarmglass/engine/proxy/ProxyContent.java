package org.swarmglass.engine.proxy;

import java.util.Optional;
import java.util.OptionalLong;
import org.swarmglass.engine.model.ByteRange;

/**
 * What the proxy serves, implemented by the engine. Called on proxy threads; every call returns at once and answers
 * through the sink later, from any thread, one call at a time.
 *
 * <p>{@code name} is the last part of a path that a playlist of ours named, such as {@code s-main-0-1734.ts}: playlists
 * end in {@code .m3u8}, segments begin with {@code s-}, keys and init sections with {@code a-}. The implementation
 * knows which names it gave out; for any other it calls {@link Sink#notFound}.
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

    /** Where an answer goes. Any thread; never blocks; calls after the client has gone are ignored. */
    interface Sink {
        /**
         * The answer begins. If a range was asked and {@code resourceLength} is known, the body that follows is that
         * range (cut at the end of the resource); else it is the whole resource and a range is answered with 200.
         *
         * @param length of the body that follows if known, else it is sent chunked
         * @param resourceLength of the whole resource, needed for a 206 and for a 416
         */
        void begin(String contentType, OptionalLong length, OptionalLong resourceLength);

        /** Body bytes, not to be written to afterwards. Sent in order; queued by reference while the client is slow. */
        void write(byte[] bytes, int offset, int length);

        /** The body is complete. If it is shorter than announced, the connection is closed after it. */
        void end();

        /** Instead of {@code begin}: 404 for a name nobody gave out. */
        void notFound();

        /** Instead of {@code begin}: 502 with the text, for a playlist or a key that cannot be had now. */
        void unavailable(String reason);

        /**
         * Runs once, on any thread, when nobody wants the rest: the client has gone, the player was released, the proxy
         * closes, or only the head was asked for. Not after {@code end}. Set before {@code begin}.
         */
        void onGone(Runnable action);
    }
}
