package org.swarmglass.engine.origin;

/** What happens to an exchange. Called on the loop, in this order; after the last call nothing follows. */
public interface ExchangeListener {
    /** Status 200 or 206 with sane headers. Other statuses end in {@link #onFailed}. */
    void onHead(ResponseHead head);

    /** The next bytes of the body, content codings removed. The array is the listener's. */
    void onBytes(byte[] bytes);

    /** The body is complete, as long as its headers said. */
    void onEnd();

    void onFailed(FetchFailure failure);
}
