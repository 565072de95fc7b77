package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;

/**
 * The open channels of one swarm, by remote. With several trackers a pair often gets two; which one stays must be
 * agreed without a word (protocol notes, section 3.8). Loop thread only.
 *
 * <p>A browser keeps the one that connected first on its side and closes the others, so ours is the one on which it
 * speaks first and a leftover is closed late. Two Swarmglass would each wait for the other: between them the channel
 * that the lower peer id offered stays, and of several of those the one with the lowest offer id: what both ends know.
 */
final class PeerTable {
    private static final Duration LEFTOVER_AFTER = Duration.ofSeconds(10);
    private static final Duration OWN_LEFTOVER_AFTER = Duration.ofSeconds(3);

    /** Browsers of 0.6 close their losers at once; what they have not closed by then they have lost (protocol/v06 3.5). */
    private static final Duration LEFTOVER_OF_06_AFTER = Duration.ofSeconds(4);

    private final PeerId self;
    private final Duration leftoverAfter;
    private final Map<PeerId, List<PeerChannel>> channels = new LinkedHashMap<>();
    private @Nullable List<PeerSession> unambiguous;

    PeerTable(PeerId self, Generation generation) {
        this.self = self;
        this.leftoverAfter = generation == Generation.V0_6 ? LEFTOVER_OF_06_AFTER : LEFTOVER_AFTER;
    }

    void add(PeerId remote, PeerChannel channel) {
        channels.computeIfAbsent(remote, id -> new ArrayList<>()).add(channel);
        unambiguous = null;
    }

    void remove(PeerSession session) {
        channels.values()
                .forEach(list -> list.removeIf(
                        channel -> channel.session().filter(session::equals).isPresent()));
        channels.values().removeIf(List::isEmpty);
        unambiguous = null;
    }

    int size() {
        return channels.size();
    }

    boolean knows(PeerId remote) {
        return channels.containsKey(remote);
    }

    /** The channel to the remote, if there is only one. */
    Optional<PeerChannel> only(PeerId remote) {
        List<PeerChannel> list = channels.getOrDefault(remote, List.of());
        return list.size() == 1 ? Optional.of(list.get(0)) : Optional.empty();
    }

    /** Where that remote can be asked: on the session in use, or on the second one if only that is idle. */
    PeerSession idle(PeerSession active) {
        if (!active.downloading()) {
            return active;
        }
        for (PeerChannel channel : channels.getOrDefault(active.remote(), List.of())) {
            PeerSession session = channel.session().orElse(active);
            if (channel.second() && !session.downloading()) {
                return session;
            }
        }
        return active;
    }

    /** One session per remote: the one in use. */
    List<PeerSession> active() {
        List<PeerSession> kept = unambiguous;
        if (kept != null) {
            return kept;
        }
        List<PeerSession> active = new ArrayList<>(channels.size());
        channels.forEach((remote, list) -> active(remote, list).ifPresent(active::add));
        List<PeerSession> result = List.copyOf(active);
        // Which of two is in use may change without a word; asked at every turn, so kept while there are no two.
        unambiguous = channels.values().stream().allMatch(list -> firsts(list).count() <= 1) ? result : null;
        return result;
    }

    /** All open sessions, leftovers included. */
    List<PeerSession> all() {
        return channels.values().stream()
                .flatMap(List::stream)
                .map(PeerChannel::session)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<PeerSession> active(PeerId remote, List<PeerChannel> list) {
        return list.stream()
                .min(Comparator.comparing(PeerChannel::second).thenComparing(preference(remote)))
                .flatMap(PeerChannel::session);
    }

    /** Those of which one is to stay. */
    private static Stream<PeerChannel> firsts(List<PeerChannel> list) {
        return list.stream().filter(channel -> !channel.second());
    }

    private Comparator<PeerChannel> preference(PeerId remote) {
        if (ourKind(remote)) {
            boolean ours = self.text().compareTo(remote.text()) < 0;
            return Comparator.comparing((PeerChannel channel) -> channel.offeredByUs() != ours)
                    .thenComparing(PeerChannel::offerId);
        }
        return Comparator.comparing((PeerChannel channel) ->
                        !channel.session().map(PeerSession::heard).orElse(false))
                .thenComparingLong(PeerChannel::openedNanos);
    }

    /** Sessions that lost and have lingered long enough. */
    List<PeerSession> leftovers(long nowNanos) {
        if (unambiguous != null) {
            return List.of();
        }
        List<PeerSession> leftovers = new ArrayList<>();
        channels.forEach((remote, list) -> {
            Duration patience = ourKind(remote) ? OWN_LEFTOVER_AFTER : leftoverAfter;
            boolean settled = firsts(list).allMatch(channel -> nowNanos - channel.openedNanos() >= patience.toNanos());
            if (settled) {
                firsts(list)
                        .sorted(preference(remote))
                        .skip(1)
                        .map(PeerChannel::session)
                        .flatMap(Optional::stream)
                        .forEach(leftovers::add);
            }
        });
        return leftovers;
    }

    private static boolean ourKind(PeerId remote) {
        return remote.saysSwarmglass();
    }
}
