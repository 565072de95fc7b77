package org.swarmglass.engine.origin;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Writes down what an exchange tells. */
public final class RecordingExchange implements ExchangeListener {
    public final List<String> calls = new CopyOnWriteArrayList<>();
    public final CountDownLatch head = new CountDownLatch(1);
    public final CountDownLatch over = new CountDownLatch(1);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile Optional<ResponseHead> gotHead = Optional.empty();
    private volatile Optional<FetchFailure> failure = Optional.empty();

    @Override
    public void onHead(ResponseHead given) {
        calls.add("head");
        gotHead = Optional.of(given);
        head.countDown();
    }

    @Override
    public void onBytes(byte[] bytes) {
        calls.add("bytes");
        body.writeBytes(bytes);
    }

    @Override
    public void onEnd() {
        calls.add("end");
        over.countDown();
    }

    @Override
    public void onFailed(FetchFailure given) {
        calls.add("failed");
        failure = Optional.of(given);
        over.countDown();
    }

    public ResponseHead head() {
        return gotHead.orElseThrow();
    }

    public FetchFailure failure() {
        return failure.orElseThrow();
    }

    public byte[] body() {
        return body.toByteArray();
    }
}
