package org.swarmglass.engine.interop;

import java.net.URI;

/** What a viewer's script is told, as JSON, in a page or in node. */
record ViewerSettings(String client, String manifest, String tracker, int height, int liveSyncSegments) {
    static ViewerSettings of(String client, LabOrigin origin, URI tracker) {
        return new ViewerSettings(
                client,
                origin.manifest().toString(),
                tracker.toString(),
                InteropMedia.PINNED_HEIGHT,
                SwarmScenario.LIVE_DELAY_SEGMENTS);
    }
}
