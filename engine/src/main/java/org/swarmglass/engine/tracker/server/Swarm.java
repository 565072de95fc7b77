package org.swarmglass.engine.tracker.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.engine.loop.Entropy;

/** The members of one swarm, by peer id; drawn from at random in time that does not grow with the swarm. */
final class Swarm {
    private final Map<String, Member> byId = new HashMap<>();
    private final List<Member> order = new ArrayList<>();
    private int seeders;
    private long completions;

    /** Puts the member in, or what it has become; a peer id that shows up on a new socket has moved there. */
    Member put(ClientSession session, String peerId, boolean seeder, long nowNanos) {
        Member member = byId.get(peerId);
        if (member == null) {
            member = new Member(peerId, session, order.size());
            byId.put(peerId, member);
            order.add(member);
        }
        member.session = session;
        member.seenNanos = nowNanos;
        if (seeder && !member.seeder) {
            member.seeder = true;
            seeders++;
        }
        return member;
    }

    void countCompletion() {
        completions++;
    }

    Optional<Member> find(String peerId) {
        return Optional.ofNullable(byId.get(peerId));
    }

    void remove(Member member) {
        if (!byId.remove(member.peerId, member)) {
            return;
        }
        Member last = order.remove(order.size() - 1);
        if (last != member) {
            order.set(member.index, last);
            last.index = member.index;
        }
        if (member.seeder) {
            seeders--;
        }
    }

    /** Up to {@code atMost} different members other than that one. */
    List<Member> others(Member than, int atMost, Entropy entropy) {
        int wanted = Math.min(atMost, order.size() - 1);
        Set<Member> drawn = new LinkedHashSet<>();
        // Floyd's sampling: one draw per member wanted, each subset equally likely
        for (int bound = order.size() - wanted; bound < order.size(); bound++) {
            Member candidate = othersAt(than, entropy.below(bound));
            drawn.add(drawn.contains(candidate) ? othersAt(than, bound - 1) : candidate);
        }
        List<Member> shuffled = new ArrayList<>(drawn);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = entropy.below(i + 1);
            shuffled.set(i, shuffled.set(j, shuffled.get(i)));
        }
        return shuffled;
    }

    /** The i-th member when that one is left out. */
    private Member othersAt(Member leftOut, int i) {
        return order.get(i < leftOut.index ? i : i + 1);
    }

    List<Member> members() {
        return List.copyOf(order);
    }

    int seeders() {
        return seeders;
    }

    int leechers() {
        return order.size() - seeders;
    }

    long completions() {
        return completions;
    }

    int size() {
        return order.size();
    }

    /** A peer in the swarm and the socket that leads to it. */
    static final class Member {
        private final String peerId;
        private ClientSession session;
        private long seenNanos;
        private boolean seeder;
        private int index;

        private Member(String peerId, ClientSession session, int index) {
            this.peerId = peerId;
            this.session = session;
            this.index = index;
        }

        String peerId() {
            return peerId;
        }

        ClientSession session() {
            return session;
        }

        boolean seeder() {
            return seeder;
        }

        long seenNanos() {
            return seenNanos;
        }
    }
}
