package org.swarmglass.engine.stream;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.model.StreamId;

/**
 * What a {@link Delivery} is to deliver.
 *
 * @param label what people call the rendition
 * @param bitsPerSecond 0 if the playlist does not say
 * @param identities the swarms to join, one per generation
 * @param presentation lists its segments if the stream is DASH
 */
record DeliveryPlan(
        StreamId stream,
        URI playlist,
        String label,
        long bitsPerSecond,
        List<SwarmIdentity> identities,
        Optional<DashSource> presentation) {
    DeliveryPlan {
        identities = List.copyOf(identities);
    }
}
