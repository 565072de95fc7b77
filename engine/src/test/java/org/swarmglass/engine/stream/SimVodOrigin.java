package org.swarmglass.engine.stream;

/** A recording whose first segment is not number 0 by its sequence, so that generations number it differently. */
final class SimVodOrigin {
    static final String PLAYLIST = "http://origin.test/vod.m3u8";
    private static final int SEGMENTS = 20;
    private static final int SEQUENCE = 500;

    private SimVodOrigin() {}

    static void serve(SimLab lab) {
        serve(lab, SEGMENTS);
    }

    static void serve(SimLab lab, int segments) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:4\n");
        text.append("#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-MEDIA-SEQUENCE:")
                .append(SEQUENCE)
                .append('\n');
        for (int i = 0; i < segments; i++) {
            text.append("#EXTINF:4.0,\nvod/").append(i).append(".ts\n");
            lab.serve("http://origin.test/vod/" + i + ".ts", SimLiveOrigin.bytes(i));
        }
        lab.serve(PLAYLIST, text.append("#EXT-X-ENDLIST\n").toString());
    }
}
