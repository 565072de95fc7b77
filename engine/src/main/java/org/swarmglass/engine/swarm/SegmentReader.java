package org.swarmglass.engine.swarm;

import java.util.OptionalLong;

/** Reads a segment while it arrives: the player, through the proxy. Called on the loop. */
public interface SegmentReader {
    /** Once, before the first bytes. */
    void onBegin(OptionalLong totalBytes);

    /** The next bytes in order; nobody writes to the array. */
    void onBytes(byte[] bytes);

    /** @param whole false if the segment was lost: what came is all there will be */
    void onEnd(boolean whole);
}
