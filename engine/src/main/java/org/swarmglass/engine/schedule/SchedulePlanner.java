package org.swarmglass.engine.schedule;

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
public final class SchedulePlanner implements Planner {
    private final Entropy chance;

    public SchedulePlanner(Entropy chance) {
        this.chance = chance;
    }

    @Override
    public List<Decision> plan(Situation situation) {
        return new Turn(situation).decide();
    }

    /** One planning turn: counts what its own decisions use up. */
    private final class Turn {
        private final Situation situation;
        private final Deadlines deadlines;
        private final MemberOrder order;
        private final List<Decision> decisions = new ArrayList<>();
        private final Set<PeerId> taken = new HashSet<>();
        private int originDownloads;
        private int peerDownloads;

        Turn(Situation situation) {
            this.situation = situation;
            this.deadlines = new Deadlines(situation);
            this.order = new MemberOrder(situation, deadlines);
            for (Wanted wanted : situation.wanted()) {
                if (wanted.transfer() instanceof Transfer.FromOrigin) {
                    originDownloads++;
                } else if (wanted.transfer() instanceof Transfer.FromPeer running) {
                    peerDownloads += running.sources();
                }
            }
        }

        List<Decision> decide() {
            for (Wanted wanted : situation.wanted()) {
                if (wanted.transfer() instanceof Transfer.FromPeer running) {
                    reconsider(wanted, running);
                } else if (wanted.transfer() instanceof Transfer.FromOrigin running) {
                    reconsider(wanted, running);
                } else {
                    begin(wanted);
                }
            }
            situation.wanted().forEach(this::help);
            return decisions;
        }

        private void begin(Wanted wanted) {
            List<Neighbour> holders = holders(wanted);
            if (deadlines.urgent(wanted)) {
                beginUrgent(wanted, free(wanted, holders));
            } else if (!holders.isEmpty()) {
                pull(wanted, holders);
            } else if (owed(wanted) || mayFetchAhead(wanted)) {
                fromOrigin(wanted);
            }
        }

        private void beginUrgent(Wanted wanted, List<Neighbour> free) {
            List<Neighbour> fast = inTime(wanted, free);
            if (!fast.isEmpty() && peerDownloads < situation.limits().peerDownloads()) {
                fromPeer(wanted, PeerChoice.fastest(fast));
            } else if (wanted.originOpen() && originHasRoom(wanted)) {
                fromOriginUntilPeersAreMet(wanted);
            } else if (!free.isEmpty() && peerDownloads < situation.limits().peerDownloads()) {
                // The origin fails, is at its limit or is being measured: whatever a peer can give is better.
                fromPeer(wanted, PeerChoice.fastest(free));
            }
        }

        private void pull(Wanted wanted, List<Neighbour> holders) {
            if (peerDownloads >= situation.limits().peerDownloads()) {
                return;
            }
            List<Neighbour> free = free(wanted, holders);
            if (!free.isEmpty() && (deadlines.soonUrgent(wanted) || order.mayPull(wanted, holders))) {
                fromPeer(wanted, PeerChoice.weighted(worthAsking(free), chance));
            }
        }

        private List<Neighbour> worthAsking(List<Neighbour> free) {
            return situation.live() ? free : PeerChoice.poorest(free, situation.wanted());
        }

        /** One more source for what would come late from those it has, after everything else had its choice of peers. */
        private void help(Wanted wanted) {
            if (wanted.transfer() instanceof Transfer.FromPeer running
                    && running.divisible()
                    && running.bytesPerSecond().isPresent()
                    && peerDownloads < situation.limits().peerDownloads()
                    && !deadlines.arrivesInTime(wanted, running.bytesPerSecond().getAsDouble())
                    && !replaced(wanted)) {
                List<Neighbour> free = free(wanted, holders(wanted)).stream()
                        .filter(Neighbour::offsets)
                        .toList();
                if (!free.isEmpty()) {
                    Neighbour holder = PeerChoice.weighted(free, chance);
                    peerDownloads++;
                    taken.add(holder.id());
                    decisions.add(new Decision.AlsoFetchFromPeer(wanted.number(), holder.id()));
                }
            }
        }

        /** Its source has just been given up. */
        private boolean replaced(Wanted wanted) {
            return decisions.stream().anyMatch(decision -> decision.number() == wanted.number());
        }

        /** Leaves a peer that will be late for the origin. */
        private void reconsider(Wanted wanted, Transfer.FromPeer running) {
            double rate = running.bytesPerSecond().orElseGet(() -> measured(running.peer()));
            boolean late = rate > 0 || running.bytesPerSecond().isPresent()
                    ? !deadlines.arrivesInTime(wanted, rate)
                    : wanted.untilDue().compareTo(deadlines.reserve(wanted)) < 0;
            if (deadlines.urgent(wanted) && late && wanted.originOpen() && originHasRoom(wanted)) {
                peerDownloads--;
                fromOrigin(wanted);
            }
        }

        /** Leaves an origin that will be late for a peer that is known to be fast enough. */
        private void reconsider(Wanted wanted, Transfer.FromOrigin running) {
            boolean late = running.bytesPerSecond().isPresent()
                    && !deadlines.arrivesInTime(wanted, running.bytesPerSecond().getAsDouble());
            if (deadlines.urgent(wanted) && late) {
                List<Neighbour> fast = inTime(wanted, free(wanted, holders(wanted)));
                if (!fast.isEmpty()) {
                    originDownloads--;
                    fromPeer(wanted, PeerChoice.fastest(fast));
                }
            }
        }

        /** The members of a 5.0 swarm have left it to us: at once, however far ahead it is. */
        private boolean owed(Wanted wanted) {
            return situation.electorate().weOwe(wanted.number())
                    && !order.isElsewhere(wanted)
                    && wanted.originOpen()
                    && originDownloads < situation.limits().originDownloads();
        }

        private boolean mayFetchAhead(Wanted wanted) {
            boolean near = wanted.untilDue().compareTo(situation.limits().originAhead()) <= 0;
            boolean may = situation.settled()
                    && near
                    && wanted.originOpen()
                    && originDownloads < situation.limits().originDownloads()
                    && !onlyToMeasure(wanted);
            if (!may || order.isElsewhere(wanted) || situation.electorate().aPeerOwes(wanted.number())) {
                return false;
            }
            return order.mayFetchAhead(wanted);
        }

        /** An urgent segment may exceed the limit by one: behind a slow download it would only become later. */
        private boolean originHasRoom(Wanted wanted) {
            return originDownloads <= situation.limits().originDownloads() && !onlyToMeasure(wanted);
        }

        /**
         * While the origin's speed is unknown, one download measures it; what is not due yet waits for that. A joiner
         * thus leaves its second segment to the peers it is about to meet.
         */
        private boolean onlyToMeasure(Wanted wanted) {
            return situation.originBytesPerSecond() <= 0
                    && originDownloads > 0
                    && wanted.untilDue().compareTo(situation.limits().reserve()) > 0;
        }

        /**
         * Who has just come takes no more of the first segment than lets the picture come: nearly always somebody has it
         * who will be met in a moment, and a small swarm in which everybody takes it whole saves noticeably less.
         */
        private void fromOriginUntilPeersAreMet(Wanted wanted) {
            if (situation.settled() || situation.originBytesPerSecond() > 0) {
                fromOrigin(wanted);
            } else {
                originDownloads++;
                decisions.add(new Decision.FetchBeginning(wanted.number()));
            }
        }

        private void fromOrigin(Wanted wanted) {
            originDownloads++;
            decisions.add(new Decision.FetchFromOrigin(wanted.number()));
        }

        private void fromPeer(Wanted wanted, Neighbour holder) {
            peerDownloads++;
            taken.add(holder.id());
            decisions.add(new Decision.FetchFromPeer(wanted.number(), holder.id()));
        }

        private List<Neighbour> holders(Wanted wanted) {
            // Plain loops where every neighbour is looked at for every segment: most of what a turn takes.
            List<Neighbour> holders = new ArrayList<>();
            Long number = wanted.number();
            for (Neighbour neighbour : situation.neighbours()) {
                if (neighbour.loaded().contains(number)) {
                    holders.add(neighbour);
                }
            }
            return holders;
        }

        private List<Neighbour> free(Wanted wanted, List<Neighbour> holders) {
            List<Neighbour> free = new ArrayList<>(holders.size());
            for (Neighbour holder : holders) {
                if (!holder.busy()
                        && !taken.contains(holder.id())
                        && !wanted.avoid().contains(holder.id())) {
                    free.add(holder);
                }
            }
            return free;
        }

        private List<Neighbour> inTime(Wanted wanted, List<Neighbour> holders) {
            return holders.stream()
                    .filter(holder -> deadlines.arrivesInTime(wanted, holder.bytesPerSecond()))
                    .toList();
        }

        private double measured(PeerId peer) {
            return situation.neighbours().stream()
                    .filter(neighbour -> neighbour.id().equals(peer))
                    .mapToDouble(Neighbour::bytesPerSecond)
                    .findFirst()
                    .orElse(0);
        }
    }
}
