package org.swarmglass.engine.stream;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.LiveDelay;

/**
 * What is to be opened.
 *
 * @param rendition a label or an index to be pinned
 * @param generations whose swarms are joined; none means those in which a census finds peers
 */
public record StreamOrder(
        URI url,
        Optional<String> swarmId,
        LiveDelay liveDelay,
        Optional<String> rendition,
        Set<Generation> generations) {
    public StreamOrder {
        generations = Set.copyOf(generations);
    }

    /** Whether the census decides. */
    boolean automatic() {
        return generations.isEmpty();
    }

    /** Whose swarms may be joined. */
    List<Generation> inOrder() {
        return (automatic() ? Generation.JOINED : generations).stream().sorted().toList();
    }
}
