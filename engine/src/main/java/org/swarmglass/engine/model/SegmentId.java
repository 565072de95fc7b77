package org.swarmglass.engine.model;

/**
 * A media segment within the open manifest.
 *
 * @param number the id on the v2 wire (p2p-media-loader's {@code externalId}): the media sequence number when live, the
 *     position in the playlist from 0 when VOD
 */
public record SegmentId(StreamId stream, long number) {
    @Override
    public String toString() {
        return stream + "/" + number;
    }
}
