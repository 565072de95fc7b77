package org.swarmglass.app.settings;

import java.util.List;

/**
 * A stream as a person typed it. Headers and passwords of TURN servers are not remembered: they are secrets.
 *
 * @param swarmId empty if none was given
 * @param segmentHashes address of a {@code segments-sha256.json}, empty to take what is found
 */
public record StreamEntry(
        String url,
        List<String> trackers,
        List<String> iceServers,
        String swarmId,
        String liveDelay,
        String generation,
        String rendition,
        String segmentHashes) {
    public StreamEntry {
        trackers = List.copyOf(trackers);
        iceServers = List.copyOf(iceServers);
    }
}
