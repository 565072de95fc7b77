package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.OptionalLong;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.ResponseHead;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.proxy.ProxyContent;

/** Passes a key, an init section or a subtitle on from the origin, without keeping it. Loop thread only. */
final class AuxiliaryAnswer implements ResumingFetch.Listener {
    private final ProxyContent.Sink sink;
    private final String contentType;
    private final Traffic traffic;
    private boolean begun;

    AuxiliaryAnswer(ProxyContent.Sink sink, String contentType, Traffic traffic) {
        this.sink = sink;
        this.contentType = contentType;
        this.traffic = traffic;
    }

    @Override
    public void onHead(ResponseHead head) {
        if (!begun) {
            begun = true;
            sink.begin(contentType, head.bodyLength(), OptionalLong.empty());
        }
    }

    @Override
    public void onBytes(byte[] bytes) {
        traffic.onOther(bytes.length);
        sink.write(bytes, 0, bytes.length);
    }

    @Override
    public void onUnusedBytes(int bytes) {
        traffic.onOther(bytes);
    }

    @Override
    public void onRestart(long offset) {
        // Bytes that were passed on cannot be taken back; the answer ends short and the player asks again.
        sink.end();
    }

    @Override
    public void onEnd() {
        sink.end();
    }

    @Override
    public void onRetry(FetchFailure failure, Duration in) {
        // A retry that helps needs no event.
    }

    @Override
    public void onFailed(FetchFailure failure) {
        if (begun) {
            sink.end();
        } else {
            sink.unavailable(failure.reason());
        }
    }
}
