package org.swarmglass.engine.simulation;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.tracker.Introductions;
import org.swarmglass.engine.tracker.ScrapeOutcome;
import org.swarmglass.engine.tracker.ScrapeRequest;
import org.swarmglass.engine.tracker.Tracker;
import org.swarmglass.engine.tracker.TrackerMembership;

/**
 * A tracker on virtual time: relays the offers of each announce to other members by chance, as WebTorrent trackers do.
 * The wire and the socket have tests of their own against the real one. Loop thread only.
 */
final class SimTracker {
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Duration OFFER_LIFE = Duration.ofSeconds(50);
    private static final Duration SOONEST = Duration.ofSeconds(5);

    private final EngineLoop loop;
    private final Scenario.TrackerShape shape;
    private final Entropy chance;
    private final Map<InfoHash, List<Member>> swarms = new LinkedHashMap<>();

    SimTracker(EngineLoop loop, Scenario.TrackerShape shape, Entropy chance) {
        this.loop = loop;
        this.shape = shape;
        this.chance = chance;
    }

    /** One peer's connection to it. */
    Tracker connect() {
        return new Connection();
    }

    private ScrapeOutcome count(List<InfoHash> infoHashes) {
        Map<InfoHash, ScrapeOutcome.Count> counts = new LinkedHashMap<>();
        infoHashes.forEach(hash -> counts.put(
                hash,
                new ScrapeOutcome.Count(0, swarms.getOrDefault(hash, List.of()).size())));
        return new ScrapeOutcome.Counted(counts, false);
    }

    private final class Connection implements Tracker {
        private final List<Member> joined = new ArrayList<>();

        @Override
        public TrackerMembership join(InfoHash infoHash, PeerId self, Introductions introductions) {
            Member member =
                    new Member(swarms.computeIfAbsent(infoHash, hash -> new ArrayList<>()), self, introductions);
            joined.add(member);
            member.join();
            return member;
        }

        @Override
        public ScrapeRequest scrape(List<InfoHash> infoHashes, Consumer<ScrapeOutcome> outcome) {
            return loop.after(LATENCY.multipliedBy(2), "scrape", () -> outcome.accept(count(infoHashes)))::cancel;
        }

        @Override
        public TrackerSnapshot snapshot() {
            return new TrackerSnapshot(
                    URI.create("ws://tracker.sim"),
                    TrackerSnapshot.TrackerState.CONNECTED,
                    1,
                    Optional.empty(),
                    "",
                    List.of());
        }

        @Override
        public void close() {
            joined.forEach(Member::leave);
        }
    }

    private final class Member implements TrackerMembership {
        private final List<Member> swarm;
        private final PeerId self;
        private final Introductions introductions;
        private boolean left;
        private boolean announcing;
        private long announcedNanos;

        Member(List<Member> swarm, PeerId self, Introductions introductions) {
            this.swarm = swarm;
            this.self = self;
            this.introductions = introductions;
        }

        void join() {
            swarm.add(this);
            loop.post("announce", this::repeat);
        }

        private void repeat() {
            if (!left) {
                announce();
                loop.after(shape.interval(), "announce", this::repeat);
            }
        }

        private void announce() {
            announcedNanos = loop.nowNanos();
            loop.after(LATENCY.multipliedBy(2), "count", () -> introductions.onCounted(swarm.size()));
            introductions.makeOffers(shape.offers(), this::relay);
        }

        private void relay(List<Introductions.Offer> offers) {
            List<Member> others = someOthers(offers.size());
            for (int i = 0; i < offers.size(); i++) {
                Introductions.Offer offer = offers.get(i);
                if (i < others.size()) {
                    Member to = others.get(i);
                    loop.after(LATENCY, "offer", () -> to.onOffer(self, offer));
                }
                loop.after(OFFER_LIFE, "offer expires", () -> introductions.onOfferExpired(offer.offerId()));
            }
        }

        private void onOffer(PeerId from, Introductions.Offer offer) {
            if (!left) {
                introductions.onOffer(from, offer.offerId(), offer.sdp());
            }
        }

        private List<Member> someOthers(int count) {
            List<Member> pool = new ArrayList<>(swarm);
            pool.remove(this);
            List<Member> chosen = new ArrayList<>();
            while (chosen.size() < count && !pool.isEmpty()) {
                int last = pool.size() - 1;
                int at = chance.below(pool.size());
                chosen.add(pool.get(at));
                pool.set(at, pool.get(last));
                pool.remove(last);
            }
            return chosen;
        }

        @Override
        public void answer(PeerId to, String offerId, String answerSdp) {
            loop.after(LATENCY, "answer", () -> {
                for (Member member : swarm) {
                    if (member.self.equals(to)) {
                        member.introductions.onAnswer(self, offerId, answerSdp);
                        return;
                    }
                }
            });
        }

        @Override
        public void announceSoon() {
            if (!announcing) {
                announcing = true;
                long since = loop.nowNanos() - announcedNanos;
                loop.after(Duration.ofNanos(Math.max(0, SOONEST.toNanos() - since)), "announce", () -> {
                    announcing = false;
                    if (!left) {
                        announce();
                    }
                });
            }
        }

        @Override
        public void leave() {
            left = true;
            swarm.remove(this);
        }
    }
}
