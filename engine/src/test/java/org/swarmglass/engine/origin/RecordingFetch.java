package org.swarmglass.engine.origin;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Acts as a caller of a resuming fetch that keeps the books. */
final class RecordingFetch implements ResumingFetch.Listener {
    final List<ResponseHead> heads = new ArrayList<>();
    final List<FetchFailure> retries = new ArrayList<>();
    final List<Duration> pauses = new ArrayList<>();
    final List<Long> restarts = new ArrayList<>();
    final List<FetchFailure> failures = new ArrayList<>();
    final ByteArrayOutputStream held = new ByteArrayOutputStream();
    Runnable onFirstBytes = () -> {};
    long wanted;
    long unused;
    int ends;

    @Override
    public void onHead(ResponseHead head) {
        heads.add(head);
    }

    @Override
    public void onBytes(byte[] bytes) {
        wanted += bytes.length;
        held.writeBytes(bytes);
        Runnable once = onFirstBytes;
        onFirstBytes = () -> {};
        once.run();
    }

    @Override
    public void onUnusedBytes(int bytes) {
        unused += bytes;
    }

    @Override
    public void onRestart(long offset) {
        restarts.add(offset);
        held.reset();
    }

    @Override
    public void onEnd() {
        ends++;
    }

    @Override
    public void onRetry(FetchFailure failure, Duration in) {
        retries.add(failure);
        pauses.add(in);
    }

    @Override
    public void onFailed(FetchFailure failure) {
        failures.add(failure);
    }
}
