package org.swarmglass.engine.stream;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.OptionalLong;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.ResponseHead;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.proxy.ProxyContent;

/**
 * Passes a key, an init section or a subtitle on from the origin, without keeping it. Once it is whole: they are small,
 * and what was passed on could not be taken back if the origin changed it midway. Loop thread only.
 */
final class AuxiliaryAnswer implements ResumingFetch.Listener {
    private final ProxyContent.Sink sink;
    private final String contentType;
    private final Traffic traffic;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    AuxiliaryAnswer(ProxyContent.Sink sink, String contentType, Traffic traffic) {
        this.sink = sink;
        this.contentType = contentType;
        this.traffic = traffic;
    }

    @Override
    public void onHead(ResponseHead head) {
        // The length is known better when all is there.
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
        byte[] bytes = body.toByteArray();
        sink.begin(contentType, OptionalLong.of(bytes.length), OptionalLong.empty());
        sink.write(bytes, 0, bytes.length);
        sink.end();
    }

    @Override
    public void onRetry(FetchFailure failure, Duration in) {
        // A retry that helps needs no event.
    }

    @Override
    public void onFailed(FetchFailure failure) {
        sink.unavailable(failure.reason());
    }
}
