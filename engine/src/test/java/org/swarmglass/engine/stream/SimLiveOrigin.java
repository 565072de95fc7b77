package org.swarmglass.engine.stream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.origin.FakeOrigin;

/** A live stream on virtual time: a new segment each four seconds, a window of ten, one rendition. */
final class SimLiveOrigin {
    static final URI PLAYLIST = URI.create("http://origin.test/live.m3u8");
    static final Duration SEGMENT = Duration.ofSeconds(4);
    private static final int WINDOW = 10;
    private static final int SEGMENT_BYTES = 60_000;

    private final EngineLoop loop;
    private final FakeOrigin origin;
    private long newest = WINDOW - 1;

    SimLiveOrigin(EngineLoop loop) {
        this.loop = loop;
        this.origin = new FakeOrigin(loop);
        origin.slowDown(Duration.ofMillis(5));
        for (long number = 0; number < WINDOW; number++) {
            serve(number);
        }
        publish();
        loop.after(SEGMENT, "encode", this::advance);
    }

    FakeOrigin origin() {
        return origin;
    }

    long newest() {
        return newest;
    }

    private void advance() {
        newest++;
        serve(newest);
        publish();
        loop.after(SEGMENT, "encode", this::advance);
    }

    private void serve(long number) {
        origin.serve(URI.create("http://origin.test/" + number + ".ts"), bytes(number));
    }

    static byte[] bytes(long number) {
        byte[] bytes = new byte[SEGMENT_BYTES + (int) (number % 7) * 100];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    private void publish() {
        long first = newest - WINDOW + 1;
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:4\n");
        text.append("#EXT-X-MEDIA-SEQUENCE:").append(first).append('\n');
        for (long number = first; number <= newest; number++) {
            text.append("#EXTINF:4.0,\n").append(number).append(".ts\n");
        }
        origin.serve(PLAYLIST, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
