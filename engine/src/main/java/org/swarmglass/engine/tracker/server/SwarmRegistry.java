package org.swarmglass.engine.tracker.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.tracker.protocol.MalformedTrackerMessageException;
import org.swarmglass.engine.tracker.protocol.TrackerJson;

/**
 * All swarms of the embedded tracker and what clients do to them. Loop thread only.
 *
 * <p>Invariant: a member is in its session's list exactly while it is in its swarm; a swarm without members is
 * forgotten.
 */
final class SwarmRegistry {
    private static final int MAX_SWARMS = 10_000;
    private static final int MAX_MEMBERSHIPS = 200;
    private static final int MAX_SCRAPED = 100;
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final Swarm NOBODY = new Swarm();

    private final EngineLoop loop;
    private final Entropy entropy;
    private final TrackerServerOptions options;
    private final Map<String, Swarm> swarms = new HashMap<>();
    private final Set<ClientSession> sessions = new HashSet<>();
    private int peers;
    private long announces;
    private long offersRelayed;
    private long answersRelayed;
    private long refused;

    SwarmRegistry(EngineLoop loop, Entropy entropy, TrackerServerOptions options) {
        this.loop = loop;
        this.entropy = entropy;
        this.options = options;
    }

    /** Begins to forget members that no longer announce. */
    void start() {
        loop.after(SWEEP, "sweep swarms", this::sweep);
    }

    void onConnected(ClientSession session) {
        sessions.add(session);
    }

    void onDisconnected(ClientSession session) {
        sessions.remove(session);
        session.joined().forEach((hash, members) -> members.values().forEach(member -> drop(hash, member)));
    }

    void onText(ClientSession session, String text) {
        if (!sessions.contains(session)) {
            return;
        }
        if (!session.mayTalk(loop.nowNanos())) {
            refused++;
            session.outlet().close("too many messages");
            return;
        }
        ObjectNode json = TrackerJson.object();
        try {
            json = TrackerJson.parse(text);
            carryOut(session, RequestDecoder.decode(json));
        } catch (MalformedTrackerMessageException e) {
            refused++;
            session.outlet().send(Response.failure(json, String.valueOf(e.getMessage())));
        }
    }

    private void carryOut(ClientSession session, Request request) throws MalformedTrackerMessageException {
        if (request instanceof Request.Announce announce) {
            onAnnounce(session, announce);
        } else if (request instanceof Request.Answer answer) {
            onAnswer(session, answer);
        } else if (request instanceof Request.Scrape scrape) {
            session.outlet().send(Response.scraped(scraped(scrape.infoHashes()), seconds()));
        }
    }

    private void onAnnounce(ClientSession session, Request.Announce announce) throws MalformedTrackerMessageException {
        announces++;
        String hash = announce.infoHash();
        if (announce.event() == Request.Event.STOPPED) {
            // only its own socket may take a peer out
            find(hash, announce.peerId())
                    .filter(member -> member.session() == session)
                    .ifPresent(member -> drop(hash, member));
            session.outlet().send(Response.announced(hash, swarms.getOrDefault(hash, NOBODY), seconds()));
            return;
        }
        Swarm.Member member = join(session, hash, announce.peerId(), announce.seeder() || completes(announce));
        Swarm swarm = swarms.getOrDefault(hash, NOBODY);
        if (completes(announce)) {
            swarm.countCompletion();
        }
        session.outlet().send(Response.announced(hash, swarm, seconds()));
        List<Request.Offer> offers = announce.offers();
        List<Swarm.Member> receivers = swarm.others(member, offers.size(), entropy);
        for (int i = 0; i < receivers.size(); i++) {
            receivers.get(i).session().outlet().send(Response.offer(hash, announce.peerId(), offers.get(i)));
            offersRelayed++;
        }
    }

    private static boolean completes(Request.Announce announce) {
        return announce.event() == Request.Event.COMPLETED;
    }

    /** An answer to a peer that has left is dropped without a word, as browsers expect. */
    private void onAnswer(ClientSession session, Request.Answer answer) throws MalformedTrackerMessageException {
        join(session, answer.infoHash(), answer.peerId(), false);
        find(answer.infoHash(), answer.toPeerId()).ifPresent(to -> {
            to.session().outlet().send(Response.answer(answer));
            answersRelayed++;
        });
    }

    private Swarm.Member join(ClientSession session, String hash, String peerId, boolean seeder)
            throws MalformedTrackerMessageException {
        Optional<Swarm.Member> present = find(hash, peerId);
        boolean here = present.filter(member -> member.session() == session).isPresent();
        boolean clientFull = !here && session.memberships() >= MAX_MEMBERSHIPS;
        boolean full = !swarms.containsKey(hash) && swarms.size() >= MAX_SWARMS;
        if (clientFull || full) {
            throw new MalformedTrackerMessageException("too many swarms");
        }
        present.filter(member -> !here).ifPresent(member -> member.session().onLeft(hash, member));
        Swarm swarm = swarms.computeIfAbsent(hash, unknown -> new Swarm());
        Swarm.Member member = swarm.put(session, peerId, seeder, loop.nowNanos());
        session.onJoined(hash, member);
        if (present.isEmpty()) {
            peers++;
        }
        return member;
    }

    private Optional<Swarm.Member> find(String hash, String peerId) {
        return Optional.ofNullable(swarms.get(hash)).flatMap(swarm -> swarm.find(peerId));
    }

    private void drop(String hash, Swarm.Member member) {
        Swarm swarm = swarms.get(hash);
        if (swarm == null) {
            return;
        }
        swarm.remove(member);
        member.session().onLeft(hash, member);
        peers--;
        if (swarm.size() == 0) {
            swarms.remove(hash);
        }
    }

    private void sweep() {
        long oldest = loop.nowNanos() - options.memory().toNanos();
        Map.copyOf(swarms)
                .forEach((hash, swarm) -> swarm.members().stream()
                        .filter(member -> member.seenNanos() - oldest < 0)
                        .forEach(member -> drop(hash, member)));
        start();
    }

    private Map<String, Swarm> scraped(Optional<List<String>> wanted) {
        Map<String, Swarm> found = new HashMap<>();
        wanted.orElseGet(() -> swarms.keySet().stream().limit(MAX_SCRAPED).toList())
                .forEach(hash -> found.put(hash, swarms.getOrDefault(hash, NOBODY)));
        return found;
    }

    private long seconds() {
        return options.interval().toSeconds();
    }

    Stats stats() {
        return new Stats(sessions.size(), swarms.size(), peers, announces, offersRelayed, answersRelayed, refused);
    }
}
