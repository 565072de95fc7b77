package org.swarmglass.engine.stream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.origin.FakeOrigin;

/** A live stream on virtual time: a new segment each four seconds, one rendition. */
final class SimLiveOrigin {
    static final URI PLAYLIST = URI.create("http://origin.test/live.m3u8");
    static final Duration SEGMENT = Duration.ofSeconds(4);
    static final int SEGMENT_BYTES = 60_000;

    private final EngineLoop loop;
    private final FakeOrigin origin;
    private final int window;
    private final int segmentBytes;
    private long first;
    private long newest;
    private boolean ended;

    SimLiveOrigin(SimLab lab) {
        this(lab, 10, SEGMENT_BYTES);
    }

    SimLiveOrigin(SimLab lab, int window, int segmentBytes) {
        this.loop = lab.loop;
        this.origin = lab.origin;
        this.window = window;
        this.segmentBytes = segmentBytes;
        restartAt(0);
        loop.after(SEGMENT, "encode", this::advance);
    }

    long newest() {
        return newest;
    }

    /** Counts anew, as an encoder does after a crash. */
    void restartAt(long number) {
        first = number;
        newest = number + window - 1;
        for (long each = number; each <= newest; each++) {
            serve(each);
        }
        publish();
    }

    void end() {
        ended = true;
        publish();
    }

    private void advance() {
        if (ended) {
            return;
        }
        newest++;
        first = newest - window + 1;
        serve(newest);
        publish();
        loop.after(SEGMENT, "encode", this::advance);
    }

    private void serve(long number) {
        origin.serve(URI.create("http://origin.test/" + number + ".ts"), bytes(number, segmentBytes));
    }

    byte[] segment(long number) {
        return bytes(number, segmentBytes);
    }

    static byte[] bytes(long number) {
        return bytes(number, SEGMENT_BYTES);
    }

    static byte[] bytes(long number, int about) {
        byte[] bytes = new byte[about + (int) (number % 7) * 100];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    private void publish() {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:4\n");
        text.append("#EXT-X-MEDIA-SEQUENCE:").append(first).append('\n');
        for (long number = first; number <= newest; number++) {
            text.append("#EXTINF:4.0,\n").append(number).append(".ts\n");
        }
        text.append(ended ? "#EXT-X-ENDLIST\n" : "");
        origin.serve(PLAYLIST, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
