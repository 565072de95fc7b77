package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;

/**
 * Renditions that gave way to another. What was listed stays what it is, so each is kept until nothing listed is of it
 * and nobody reads from it. Loop thread only.
 */
final class RetiredRenditions {
    /** Browsers leave the swarm of an old rendition after this time (p2pInactiveLoaderDestroyTimeoutMs). */
    private static final Duration LEAVE_AFTER = Duration.ofSeconds(30);

    private final EngineLoop loop;
    private final ListedPlaces places;
    private final List<Delivery> retired = new ArrayList<>();

    RetiredRenditions(EngineLoop loop, ListedPlaces places) {
        this.loop = loop;
        this.places = places;
    }

    void add(Delivery old) {
        retired.add(old);
        loop.after(LEAVE_AFTER, "leave old rendition", () -> {
            if (retired.contains(old)) {
                old.retire();
                closeForgotten();
            }
        });
    }

    void closeForgotten() {
        if (retired.isEmpty()) {
            return; // Nearly always, and a look at every playlist.
        }
        for (Delivery old : all()) {
            if (old.retired() && !places.needs(old) && !old.downloads().beingRead()) {
                retired.remove(old);
                old.close(CloseReason.SWARM_LEFT);
            }
        }
    }

    List<Delivery> all() {
        return List.copyOf(retired);
    }

    /** One that has the segment at that place already, so that nothing is fetched twice for a switch. */
    Optional<Delivery> holding(long place) {
        for (Delivery old : retired) {
            if (old.holds(place)) {
                return Optional.of(old);
            }
        }
        return Optional.empty();
    }

    /** They are closed elsewhere. */
    void clear() {
        retired.clear();
    }
}
