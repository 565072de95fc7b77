package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.tracker.Introductions;
import org.swarmglass.engine.tracker.ScrapeOutcome;
import org.swarmglass.engine.tracker.ScrapeRequest;
import org.swarmglass.engine.tracker.Tracker;
import org.swarmglass.engine.tracker.TrackerMembership;

/**
 * A tracker on virtual time, shared by the peers of a test: announces each 20 s with 5 offers, relayed to the other
 * members in turn. The wire and the socket are tested against the real one elsewhere.
 */
final class LabTracker {
    private static final Duration INTERVAL = Duration.ofSeconds(20);
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final int OFFERS = 5;

    private final EngineLoop loop;
    private final Map<InfoHash, Map<PeerId, Member>> swarms = new LinkedHashMap<>();
    private boolean down;
    private boolean silent;
    private int scrapes;

    LabTracker(EngineLoop loop) {
        this.loop = loop;
    }

    /** While down, nobody is introduced to anybody. */
    void setDown(boolean changed) {
        down = changed;
    }

    /** While silent, it introduces but does not count. */
    void setSilent(boolean changed) {
        silent = changed;
    }

    /** How many times somebody had it count. */
    int scrapes() {
        return scrapes;
    }

    private void count(List<InfoHash> infoHashes, Consumer<ScrapeOutcome> outcome) {
        scrapes++;
        Map<InfoHash, ScrapeOutcome.Count> counts = new LinkedHashMap<>();
        infoHashes.forEach(hash -> counts.put(
                hash,
                new ScrapeOutcome.Count(0, swarms.getOrDefault(hash, Map.of()).size())));
        outcome.accept(
                down || silent
                        ? new ScrapeOutcome.Refused("does not answer a scrape")
                        : new ScrapeOutcome.Counted(counts, false));
    }

    /** One peer's connection to the tracker. */
    Tracker connect() {
        return new Tracker() {
            private final List<Member> joined = new ArrayList<>();

            @Override
            public TrackerMembership join(InfoHash infoHash, PeerId self, Introductions introductions) {
                Member member = new Member(infoHash, self, introductions);
                joined.add(member);
                swarms.computeIfAbsent(infoHash, hash -> new LinkedHashMap<>()).put(self, member);
                loop.post("announce", member::announce);
                return member;
            }

            @Override
            public ScrapeRequest scrape(List<InfoHash> infoHashes, Consumer<ScrapeOutcome> outcome) {
                return loop.after(LATENCY.multipliedBy(2), "scrape", () -> count(infoHashes, outcome))::cancel;
            }

            @Override
            public TrackerSnapshot snapshot() {
                return new TrackerSnapshot(
                        URI.create("ws://sim"),
                        TrackerSnapshot.TrackerState.CONNECTED,
                        1,
                        Optional.empty(),
                        "",
                        List.of());
            }

            @Override
            public void close() {
                List.copyOf(joined).forEach(Member::leave);
            }
        };
    }

    private final class Member implements TrackerMembership {
        private final InfoHash infoHash;
        private final PeerId self;
        private final Introductions introductions;
        private boolean left;

        Member(InfoHash infoHash, PeerId self, Introductions introductions) {
            this.infoHash = infoHash;
            this.self = self;
            this.introductions = introductions;
        }

        private void announce() {
            if (left) {
                return;
            }
            if (!down) {
                introductions.makeOffers(OFFERS, this::relay);
            }
            loop.after(INTERVAL, "announce", this::announce);
        }

        private void relay(List<Introductions.Offer> offers) {
            List<Member> others = new ArrayList<>(members().values());
            others.remove(this);
            for (int i = 0; i < offers.size(); i++) {
                Introductions.Offer offer = offers.get(i);
                if (i < others.size()) {
                    Member to = others.get(i);
                    loop.after(LATENCY, "offer", () -> to.introductions.onOffer(self, offer.offerId(), offer.sdp()));
                }
                loop.after(Duration.ofSeconds(50), "expire", () -> introductions.onOfferExpired(offer.offerId()));
            }
        }

        private Map<PeerId, Member> members() {
            return swarms.getOrDefault(infoHash, Map.of());
        }

        @Override
        public void answer(PeerId to, String offerId, String answerSdp) {
            loop.after(LATENCY, "answer", () -> {
                Member offerer = members().get(to);
                if (offerer != null) {
                    offerer.introductions.onAnswer(self, offerId, answerSdp);
                }
            });
        }

        @Override
        public void announceSoon() {
            loop.post("announce", this::announce);
        }

        @Override
        public void leave() {
            left = true;
            members().remove(self);
        }
    }
}
