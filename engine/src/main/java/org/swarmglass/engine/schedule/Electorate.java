package org.swarmglass.engine.schedule;

import java.util.Optional;
import java.util.Set;
import org.swarmglass.engine.model.PeerId;

/**
 * Who we are in the ranking of members that decides who asks the origin.
 *
 * @param selves our ids, one per swarm of the stream; at least one
 * @param bound our id in a 5.0 swarm. Its members leave a segment to whomever the election gives it, until their player
 *     is close to running dry: what is given to us we owe them (protocol/v3 6.3).
 * @param boundPeers connected members of that swarm
 * @param belowSequence what our numbers lack of the media sequence number, which the election takes
 * @param strangers members of the swarms that we are not connected to, as far as trackers count them
 */
public record Electorate(
        Set<PeerId> selves, Optional<PeerId> bound, Set<PeerId> boundPeers, long belowSequence, int strangers) {
    /** What a tracker counts may be old or a lie: so many at most are waited for. */
    private static final int MOST_STRANGERS = 5;

    /** What a stranger has reaches us by way of somebody else: each is waited for twice as long as a neighbour. */
    private static final int HOPS = 2;

    public Electorate {
        selves = Set.copyOf(selves);
        boundPeers = Set.copyOf(boundPeers);
    }

    /** In swarms where nobody else elects. */
    public static Electorate free(Set<PeerId> selves) {
        return new Electorate(selves, Optional.empty(), Set.of(), 0, 0);
    }

    /** True if that peer comes before us. The best of our ids counts, as it does for those who meet us in two swarms. */
    public boolean precedesUs(PeerId peer, long number) {
        return ranking(number).precedesUs(peer);
    }

    /** For all questions about one segment. */
    Ranking ranking(long number) {
        return new Ranking(selves, bound, boundPeers, number + belowSequence);
    }

    /**
     * How many turns to leave to strangers that probably come before us: the scores of all members are spread evenly. Without
     * them a large swarm would have a first one in every neighbourhood, and each would ask the origin.
     */
    double turnsOfStrangers(long number) {
        return strangers == 0
                ? 0
                : Math.min(MOST_STRANGERS, HOPS * strangers * ranking(number).height());
    }

    /** True if all peers of a 5.0 swarm leave it to us. */
    public boolean weOwe(long number) {
        return !boundPeers.isEmpty() && !aPeerOwes(number);
    }

    /** True if it is for one of them to fetch. */
    boolean aPeerOwes(long number) {
        return !boundPeers.isEmpty() && boundPeers.stream().anyMatch(ranking(number)::precedesUs);
    }
}
