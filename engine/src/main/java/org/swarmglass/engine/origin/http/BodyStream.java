package org.swarmglass.engine.origin.http;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.origin.FetchFailure;

/**
 * Carries a body from the client's threads towards the loop, decoded and checked. Called by one thread at a time.
 *
 * <p>Back-pressure: only so many pieces (of up to 16 KiB each) are on their way to the loop at once; the next is asked
 * for when the loop has taken one.
 */
final class BodyStream implements HttpResponse.BodySubscriber<Void> {
    private static final int PIECES_UNDER_WAY = 8;

    private final AnswerHead.Body answer;
    private final long maxBytes;
    private final Sink sink;
    private final BodyDecoder decoder;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private long sent;
    private long plain;
    private boolean over;

    /** Where the body goes. The client's threads. */
    interface Sink {
        /**
         * The next bytes.
         *
         * @param sent bytes on the wire that brought them
         * @param taken to be run once the loop has them
         */
        void onPieces(List<byte[]> plain, int sent, Runnable taken);

        void onComplete();

        void onBroken(FetchFailure failure);
    }

    BodyStream(AnswerHead.Body answer, long maxBytes, Sink sink) {
        this.answer = answer;
        this.maxBytes = maxBytes;
        this.sink = sink;
        this.decoder = BodyDecoder.of(answer.coding());
    }

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        // A packed piece may grow a hundredfold: one at a time.
        given.request(answer.coding() == AnswerHead.Coding.IDENTITY ? PIECES_UNDER_WAY : 1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (over) {
            return;
        }
        byte[] piece = join(buffers);
        sent += piece.length;
        List<byte[]> pieces = new ArrayList<>();
        try {
            decoder.accept(piece, pieces::add);
        } catch (DataFormatException broken) {
            breakOff(new FetchFailure.Refused("the packed body " + broken.getMessage()));
            return;
        }
        for (byte[] bytes : pieces) {
            plain += bytes.length;
        }
        if (plain > maxBytes) {
            breakOff(new FetchFailure.TooLong(maxBytes));
            return;
        }
        Flow.Subscription current = subscription;
        sink.onPieces(pieces, piece.length, () -> {
            if (current != null) {
                current.request(1);
            }
        });
    }

    @Override
    public void onComplete() {
        if (over) {
            return;
        }
        OptionalLong expected = answer.sentLength();
        if (expected.orElse(sent) != sent) {
            finish();
            sink.onBroken(new FetchFailure.Truncated(sent, expected.getAsLong()));
            return;
        }
        try {
            decoder.end();
        } catch (DataFormatException broken) {
            finish();
            sink.onBroken(new FetchFailure.Refused("the packed body " + broken.getMessage()));
            return;
        }
        finish();
        sink.onComplete();
    }

    @Override
    public void onError(Throwable thrown) {
        if (!over) {
            finish();
            sink.onBroken(Breakage.of(thrown, sent, answer.sentLength()));
        }
    }

    private void breakOff(FetchFailure failure) {
        if (subscription != null) {
            subscription.cancel();
        }
        finish();
        sink.onBroken(failure);
    }

    private void finish() {
        over = true;
        decoder.close();
        done.complete(null);
    }

    private static byte[] join(List<ByteBuffer> buffers) {
        int length = 0;
        for (ByteBuffer buffer : buffers) {
            length += buffer.remaining();
        }
        byte[] joined = new byte[length];
        int at = 0;
        for (ByteBuffer buffer : buffers) {
            int count = buffer.remaining();
            buffer.get(joined, at, count);
            at += count;
        }
        return joined;
    }
}
