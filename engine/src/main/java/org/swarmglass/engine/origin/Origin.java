package org.swarmglass.engine.origin;

/** Fetches from the origin. One call is one attempt; {@code ResumingFetch} retries. Loop thread only; never blocks. */
public interface Origin extends AutoCloseable {
    /** Begins a GET. The listener is called on the loop. */
    Exchange fetch(OriginRequest request, ExchangeListener listener);

    /** Cancels everything. Any thread but the loop; may block for a second. */
    @Override
    void close();

    /** A running GET. */
    interface Exchange {
        /** Ends it; the listener is not called again. */
        void cancel();
    }
}
