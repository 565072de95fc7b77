package org.swarmglass.engine.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Transfer;
import org.swarmglass.engine.schedule.Situation.Wanted;

/**
 * Decides which segment to get from whom. Pure: the situation and chance go in, decisions come out.
 *
 * <p>The order of thought, for each segment: it must be there in time, so at the last responsible moment the origin is
 * asked, and what a peer has sent by then is kept. Until then it should come from a peer, and not from the first holder
 * for everybody at once: members pull in the order of their rank, so that copies spread as a tree. If nobody has it,
 * the member of rank 0 fetches it from the origin and the others stand in for it, each a little later. (Facts 2 and 3
 * and section C of the performance notes: the star around the first holder is what starves a swarm.)
 */
public final class SchedulePlanner {
    /** Fetching may take this much longer than its estimate before the segment is late. */
    private static final double ESTIMATE_MARGIN = 1.5;

    /** How many members may pull from one holder at a time. */
    private static final int FAN_OUT = 2;

    private static final Duration MIN_STAND_IN_STEP = Duration.ofMillis(1500);

    private final Entropy chance;

    public SchedulePlanner(Entropy chance) {
        this.chance = chance;
    }

    public List<Decision> plan(Situation situation) {
        return new Turn(situation).decide();
    }

    /** One planning turn: counts what its own decisions use up. */
    private final class Turn {
        private final Situation situation;
        private final List<Decision> decisions = new ArrayList<>();
        private final Set<PeerId> busy = new HashSet<>();
        private int originDownloads;
        private int peerDownloads;

        Turn(Situation situation) {
            this.situation = situation;
            for (Wanted wanted : situation.wanted()) {
                if (wanted.transfer() instanceof Transfer.FromOrigin) {
                    originDownloads++;
                } else if (wanted.transfer() instanceof Transfer.FromPeer) {
                    peerDownloads++;
                }
            }
            for (Neighbour neighbour : situation.neighbours()) {
                if (neighbour.busy()) {
                    busy.add(neighbour.id());
                }
            }
        }

        List<Decision> decide() {
            for (Wanted wanted : situation.wanted()) {
                if (wanted.transfer() instanceof Transfer.Idle) {
                    begin(wanted);
                } else if (wanted.transfer() instanceof Transfer.FromPeer running) {
                    reconsider(wanted, running);
                }
            }
            return decisions;
        }

        private void begin(Wanted wanted) {
            List<Neighbour> holders = holders(wanted);
            List<Neighbour> free = holders.stream()
                    .filter(holder ->
                            !busy.contains(holder.id()) && !wanted.avoid().contains(holder.id()))
                    .toList();
            if (urgent(wanted)) {
                beginUrgent(wanted, free);
            } else if (!holders.isEmpty()) {
                pull(wanted, holders, free);
            } else if (mayFetchAhead(wanted)) {
                fromOrigin(wanted);
            }
        }

        private void beginUrgent(Wanted wanted, List<Neighbour> free) {
            List<Neighbour> fast = free.stream()
                    .filter(holder -> arrivesInTime(wanted, holder.bytesPerSecond()))
                    .toList();
            if (!fast.isEmpty() && peerDownloads < situation.limits().peerDownloads()) {
                fromPeer(wanted, PeerChoice.fastest(fast));
            } else if (wanted.originOpen()) {
                fromOrigin(wanted);
            } else if (!free.isEmpty()) {
                // The origin fails: whatever a peer can give is better than nothing.
                fromPeer(wanted, PeerChoice.fastest(free));
            }
        }

        private void pull(Wanted wanted, List<Neighbour> holders, List<Neighbour> free) {
            boolean myTurn = rankAmongSeekers(wanted, holders) < FAN_OUT * holders.size();
            boolean soon = wanted.untilDue().compareTo(lastMoment(wanted).plus(wanted.duration())) < 0;
            if (!free.isEmpty()
                    && (myTurn || soon)
                    && peerDownloads < situation.limits().peerDownloads()) {
                fromPeer(wanted, PeerChoice.weighted(free, chance));
            }
        }

        private void reconsider(Wanted wanted, Transfer.FromPeer running) {
            boolean late = running.bytesPerSecond().isPresent()
                    ? !arrivesInTime(wanted, running.bytesPerSecond().getAsDouble())
                    : wanted.untilDue().compareTo(situation.limits().reserve()) < 0;
            if (urgent(wanted) && late && wanted.originOpen()) {
                peerDownloads--;
                fromOrigin(wanted);
            }
        }

        private boolean mayFetchAhead(Wanted wanted) {
            boolean near = wanted.untilDue().compareTo(situation.limits().originAhead()) <= 0;
            boolean othersLoad = situation.neighbours().stream()
                    .anyMatch(neighbour -> neighbour.loading().contains(wanted.number()));
            if (!situation.settled() || !near || othersLoad || !wanted.originOpen()) {
                return false;
            }
            Duration step = max(MIN_STAND_IN_STEP, fetchTime(wanted).multipliedBy(2));
            Duration turn = step.multipliedBy(rank(wanted));
            return wanted.known().compareTo(turn) >= 0
                    && originDownloads < situation.limits().originDownloads();
        }

        private void fromOrigin(Wanted wanted) {
            // An urgent segment may exceed the limit by one: behind a slow download it would only become later.
            int limit = situation.limits().originDownloads() + (urgent(wanted) ? 1 : 0);
            if (originDownloads < limit) {
                originDownloads++;
                decisions.add(new Decision.FetchFromOrigin(wanted.number()));
            }
        }

        private void fromPeer(Wanted wanted, Neighbour holder) {
            peerDownloads++;
            busy.add(holder.id());
            decisions.add(new Decision.FetchFromPeer(wanted.number(), holder.id()));
        }

        private List<Neighbour> holders(Wanted wanted) {
            return situation.neighbours().stream()
                    .filter(neighbour -> neighbour.loaded().contains(wanted.number()))
                    .toList();
        }

        private boolean urgent(Wanted wanted) {
            return wanted.untilDue().compareTo(lastMoment(wanted)) <= 0;
        }

        private Duration lastMoment(Wanted wanted) {
            return situation.limits().reserve().plus(scaled(fetchTime(wanted), ESTIMATE_MARGIN));
        }

        private Duration fetchTime(Wanted wanted) {
            double rate = situation.originBytesPerSecond();
            // Unknown: as if the network carried twice the stream's rate.
            return rate <= 0
                    ? wanted.duration().dividedBy(2)
                    : Duration.ofNanos((long) (wanted.remainingBytes() / rate * 1e9));
        }

        private boolean arrivesInTime(Wanted wanted, double bytesPerSecond) {
            if (bytesPerSecond <= 0) {
                return false;
            }
            Duration needed = Duration.ofNanos((long) (wanted.remainingBytes() / bytesPerSecond * 1e9));
            Duration slack =
                    wanted.untilDue().minus(situation.limits().reserve().dividedBy(2));
            return scaled(needed, ESTIMATE_MARGIN).compareTo(slack) < 0;
        }

        /** How many members come before us. */
        private int rank(Wanted wanted) {
            long mine = Rank.weight(situation.self(), wanted.number());
            return (int) situation.neighbours().stream()
                    .filter(neighbour -> Rank.weight(neighbour.id(), wanted.number()) > mine)
                    .count();
        }

        /** How many members that do not have it come before us. */
        private int rankAmongSeekers(Wanted wanted, List<Neighbour> holders) {
            long mine = Rank.weight(situation.self(), wanted.number());
            return (int) situation.neighbours().stream()
                    .filter(neighbour -> !holders.contains(neighbour))
                    .filter(neighbour -> Rank.weight(neighbour.id(), wanted.number()) > mine)
                    .count();
        }
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
