package org.swarmglass.app.player;

import java.net.URI;
import java.time.Duration;
import org.swarmglass.engine.snapshot.StreamSnapshot;

/**
 * What the player is to open.
 *
 * @param url at the local proxy
 * @param segment target duration, which libvlc's distance from the end of the playlist is made of
 */
record PlayOrder(URI url, Duration segment, boolean live) {
    private static final int SEGMENTS_FROM_THE_END = 2;

    static PlayOrder of(StreamSnapshot stream) {
        return new PlayOrder(stream.playerUrl(), stream.targetDuration(), stream.form() != StreamSnapshot.Form.VOD);
    }

    /**
     * Options for libvlc's adaptive demuxer. The proxy already withholds the newest segments, so libvlc starts two from
     * the end of what it sees; and it gets one variant, so it has none to choose.
     */
    String[] options() {
        return new String[] {
            ":adaptive-livedelay=" + segment.multipliedBy(SEGMENTS_FROM_THE_END).toMillis(), ":adaptive-logic=highest"
        };
    }
}
