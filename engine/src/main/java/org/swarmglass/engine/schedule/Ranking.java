package org.swarmglass.engine.schedule;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.PeerId;

/**
 * The order of the members for one segment, as seen from us. Our own places are computed once: a planner compares fifty
 * neighbours with them.
 */
final class Ranking {
    private final Set<PeerId> boundPeers;
    private final String ballot;
    private final @Nullable Place best;
    private final @Nullable Place bound;

    Ranking(Set<PeerId> selves, Optional<PeerId> bound, Set<PeerId> boundPeers, long sequence) {
        this.boundPeers = boundPeers;
        this.ballot = Election.ballot(sequence);
        this.best = selves.stream().map(this::place).min(Place::compareTo).orElse(null);
        this.bound = bound.map(this::place).orElse(null);
    }

    boolean precedesUs(PeerId peer) {
        Place ours = bound != null && boundPeers.contains(peer) ? bound : best;
        return ours == null || place(peer).compareTo(ours) < 0;
    }

    /** Of our score among all there could be, 0 to 1: such a part of any other members comes before us. */
    double height() {
        return best == null ? 0 : best.score / Election.SCORES;
    }

    private Place place(PeerId member) {
        return new Place(Election.score(member, ballot), member);
    }

    /** Lower comes first. */
    private record Place(long score, PeerId member) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return score != other.score
                    ? Long.compare(score, other.score)
                    : member.text().compareTo(other.member.text());
        }
    }
}
