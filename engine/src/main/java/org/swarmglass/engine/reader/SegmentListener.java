package org.swarmglass.engine.reader;

/** Sees every complete segment, for instance to compare its hash with the origin's. Called on the reader's thread. */
@FunctionalInterface
public interface SegmentListener {
    /** @param name last part of the segment's path */
    void onSegment(String name, byte[] bytes);
}
