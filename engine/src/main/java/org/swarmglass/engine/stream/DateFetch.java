package org.swarmglass.engine.stream;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.ResponseHead;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.playlist.dash.UtcTiming;
import org.swarmglass.engine.swarm.DownloadPorts;

/** Fetches the time: from an answer's head, whose body is not waited for, or its text. One use. Loop thread only. */
final class DateFetch implements ResumingFetch.Listener {
    /** Of a text; a head may stand in front of anything. */
    private static final long MAX_BYTES = 1024;

    private final DownloadPorts ports;
    private final boolean header;
    private final BiConsumer<Optional<Instant>, String> result;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private ResumingFetch.@Nullable Handle running;

    private DateFetch(DownloadPorts ports, boolean header, BiConsumer<Optional<Instant>, String> result) {
        this.ports = ports;
        this.header = header;
        this.result = result;
    }

    /**
     * @param header whether the date is in the answer's head
     * @param result takes the time or, if there is none, why; called once unless cancelled, never from within
     */
    static DateFetch start(DownloadPorts ports, URI uri, boolean header, BiConsumer<Optional<Instant>, String> result) {
        DateFetch fetch = new DateFetch(ports, header, result);
        long most = header ? Long.MAX_VALUE : MAX_BYTES;
        fetch.running = ports.origin().start(new OriginRequest(uri, Optional.empty(), most), fetch);
        return fetch;
    }

    void cancel() {
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void onHead(ResponseHead head) {
        if (header) {
            cancel();
            result.accept(head.date(), "the answer has no date");
        }
    }

    @Override
    public void onBytes(byte[] bytes) {
        ports.traffic().onOther(bytes.length);
        body.writeBytes(bytes);
    }

    @Override
    public void onUnusedBytes(int bytes) {
        ports.traffic().onOther(bytes);
    }

    @Override
    public void onRestart(long offset) {
        body.reset();
    }

    @Override
    public void onEnd() {
        result.accept(UtcTiming.read(body.toString(StandardCharsets.UTF_8)), "the answer is no date");
    }

    @Override
    public void onRetry(FetchFailure failure, Duration in) {
        // Whoever asked has a deadline.
    }

    @Override
    public void onFailed(FetchFailure failure) {
        result.accept(Optional.empty(), failure.reason());
    }
}
