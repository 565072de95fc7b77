package org.swarmglass.engine.stream;

import java.util.List;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.playlist.Timeline.Listed;
import org.swarmglass.engine.schedule.Electorate;

/**
 * Sees to it that the members of a swarm learn of a new segment early and at the same time, which leaves it more time to
 * spread: the one who is to fetch it looks out for it, and what a peer has tells the others that their playlist is old. On
 * the whole nobody's origin is asked much more often: 9 % in the swarms that were simulated. Loop thread only.
 */
final class Lookout {
    private final EngineLoop loop;
    private final PlaylistFeed feed;
    private boolean newcomer = true;
    private Sign listed = Sign.NONE;
    private Sign announced = Sign.NONE;

    Lookout(EngineLoop loop, PlaylistFeed feed) {
        this.loop = loop;
        this.feed = feed;
    }

    /** @param last of the playlist as it is now */
    void onListed(Listed last, List<PeerSession> peers, Electorate electorate) {
        long number = last.ref().id().number();
        newcomer &= listed == Sign.NONE || number == listed.number();
        if (number != listed.number()) { // a lower one after the origin has begun to count anew
            listed = number == announced.number() ? announced : new Sign(number, loop.nowNanos());
        }
        boolean ours = peers.stream().noneMatch(peer -> electorate.precedesUs(peer.remote(), number + 1));
        if (!peers.isEmpty() && ours) {
            feed.lookOut(last.ref().duration().minusNanos(loop.nowNanos() - listed.firstNanos()));
        }
    }

    /** @param last of the playlist as we know it */
    void onAnnounced(Listed last, PeerSession by) {
        onFirstPeer(last);
        long next = last.ref().id().number() + 1;
        if (by.loaded().contains(next) || by.loading().contains(next)) {
            announced = next == announced.number() ? announced : new Sign(next, loop.nowNanos());
            feed.hurry();
        }
    }

    /**
     * How old the last segment of a newcomer's first list is, nobody has said: half of one on average. Looking for the next
     * only a whole duration after that list, it would be late for its turn to fetch it, and again with those that follow.
     */
    private void onFirstPeer(Listed last) {
        if (newcomer) {
            newcomer = false;
            feed.lookOut(last.ref().duration().dividedBy(2));
        }
    }

    /** Since when it is known that there is a segment. */
    private record Sign(long number, long firstNanos) {
        static final Sign NONE = new Sign(-1, 0);
    }
}
