package org.swarmglass.engine.origin.http;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads away the short body of a redirect or an error, so that its connection can be used again; drops a long one. */
final class DrainedBody implements HttpResponse.BodySubscriber<Void> {
    private static final int WORTH_READING = 64 << 10;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private long read;

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            read += buffer.remaining();
        }
        if (subscription == null) {
            return;
        }
        if (read > WORTH_READING) {
            subscription.cancel();
            done.complete(null);
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        done.complete(null); // the answer's head was all that was wanted
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }
}
