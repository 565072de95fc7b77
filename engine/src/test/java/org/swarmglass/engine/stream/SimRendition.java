package org.swarmglass.engine.stream;

import java.time.Duration;

/** One live rendition among several, at {@code <name>.m3u8}, segments {@code <name>/<number>.ts}. */
final class SimRendition {
    private static final int WINDOW = 12;

    private final SimLab lab;
    private final String name;
    private final int segmentBytes;
    private final String head;
    private long newest = WINDOW - 1;

    /** @param head lines in front of the segments */
    SimRendition(SimLab lab, String name, int segmentBytes, String head) {
        this.lab = lab;
        this.name = name;
        this.segmentBytes = segmentBytes;
        this.head = head;
        for (long number = 0; number < WINDOW; number++) {
            serve(number);
        }
        publish();
        lab.loop.after(Duration.ofSeconds(4), "encode", this::advance);
    }

    private void advance() {
        newest++;
        serve(newest);
        publish();
        lab.loop.after(Duration.ofSeconds(4), "encode", this::advance);
    }

    private void serve(long number) {
        lab.serve("http://origin.test/" + name + "/" + number + ".ts", SimLiveOrigin.bytes(number, segmentBytes));
    }

    private void publish() {
        long first = newest - WINDOW + 1;
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:4\n");
        text.append("#EXT-X-MEDIA-SEQUENCE:").append(first).append('\n').append(head);
        for (long number = first; number <= newest; number++) {
            text.append("#EXTINF:4.0,\n")
                    .append(name)
                    .append('/')
                    .append(number)
                    .append(".ts\n");
        }
        lab.serve("http://origin.test/" + name + ".m3u8", text.toString());
    }
}
