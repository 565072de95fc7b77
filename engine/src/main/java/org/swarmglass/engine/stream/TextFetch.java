package org.swarmglass.engine.stream;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.ResponseHead;
import org.swarmglass.engine.origin.ResumingFetch;

/** Fetches a playlist as text. One use. Loop thread only. */
final class TextFetch implements ResumingFetch.Listener {
    private static final long MAX_BYTES = 8L << 20;

    private final Traffic traffic;
    private final Result result;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private URI uri;

    private TextFetch(Traffic traffic, URI uri, Result result) {
        this.traffic = traffic;
        this.uri = uri;
        this.result = result;
    }

    /** One of the two result methods is called, unless the fetch is cancelled. */
    static ResumingFetch.Handle start(ResumingFetch origin, Traffic traffic, URI uri, Result result) {
        return origin.start(new OriginRequest(uri, Optional.empty(), MAX_BYTES), new TextFetch(traffic, uri, result));
    }

    static Result result(TextConsumer onText, Consumer<FetchFailure> onFailed) {
        return new Result(onText, onFailed);
    }

    @Override
    public void onHead(ResponseHead head) {
        uri = head.uri();
    }

    @Override
    public void onBytes(byte[] bytes) {
        traffic.onOther(bytes.length);
        body.writeBytes(bytes);
    }

    @Override
    public void onUnusedBytes(int bytes) {
        traffic.onOther(bytes);
    }

    @Override
    public void onRestart(long offset) {
        body.reset();
    }

    @Override
    public void onEnd() {
        result.onText().accept(uri, body.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void onRetry(FetchFailure failure, Duration in) {
        // A retry that helps needs no event.
    }

    @Override
    public void onFailed(FetchFailure failure) {
        result.onFailed().accept(failure);
    }

    /** Where the outcome goes. */
    record Result(TextConsumer onText, Consumer<FetchFailure> onFailed) {}

    /** Takes the URL after redirects and the text. */
    interface TextConsumer {
        void accept(URI uri, String text);
    }
}
