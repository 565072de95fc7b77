package org.swarmglass.engine.tracker.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.tracker.Introductions;
import org.swarmglass.engine.tracker.Introductions.Offer;
import org.swarmglass.engine.tracker.TrackerMembership;
import org.swarmglass.engine.tracker.protocol.TrackerMessage.Introduction;

/**
 * One swarm at one tracker: when to announce, which of our offers are open, how many foreign ones to take.
 *
 * <p>Invariant: every offer the swarm made ends in exactly one of answered, expired, or our leaving.
 */
final class Membership implements TrackerMembership {
    private static final int OFFERS = 5;
    private static final Duration OFFER_LIFE = Duration.ofSeconds(50);
    private static final Duration OFFERS_WAIT = Duration.ofSeconds(10);
    private static final Duration SOONEST = Duration.ofSeconds(5);
    private static final Duration LATEST = Duration.ofMinutes(10);
    private static final Duration FIRST_INTERVAL = Duration.ofSeconds(30);
    private static final int FOREIGN_OFFERS_PER_MINUTE = 20;

    /** What a membership needs of the connection all swarms share. */
    interface Line {
        boolean isOpen();

        void send(String text);

        void onAnswerSent();

        void onLeft(Membership membership);
    }

    private final EngineLoop loop;
    private final Line line;
    private final InfoHash infoHash;
    private final PeerId self;
    private final Introductions introductions;
    private final TrackerMessageEncoder encoder;
    private final Map<String, EngineLoop.Timer> openOffers = new HashMap<>();
    private final RateWindow foreignOffers = new RateWindow(FOREIGN_OFFERS_PER_MINUTE, Duration.ofMinutes(1));
    private Optional<EngineLoop.Timer> next = Optional.empty();
    private Optional<EngineLoop.Timer> offersLate = Optional.empty();
    private Optional<String> trackerId = Optional.empty();
    private Optional<Integer> seeders = Optional.empty();
    private Optional<Integer> leechers = Optional.empty();
    private Duration interval = FIRST_INTERVAL;
    private Optional<Long> lastAnnounceNanos = Optional.empty();
    private long dueNanos;
    private boolean startedSent;
    private boolean makingOffers;
    private int round;
    private boolean left;

    Membership(EngineLoop loop, Line line, InfoHash infoHash, PeerId self, Introductions introductions) {
        this.loop = loop;
        this.line = line;
        this.infoHash = infoHash;
        this.self = self;
        this.introductions = introductions;
        this.encoder = new TrackerMessageEncoder(infoHash, self);
    }

    InfoHash infoHash() {
        return infoHash;
    }

    TrackerSnapshot.SwarmCount count() {
        return new TrackerSnapshot.SwarmCount(infoHash, seeders, leechers);
    }

    /** Announces; offers still in the making from before the connection was lost are used. */
    void onLineOpen() {
        announceNow();
    }

    /** An answer could not reach us any more: the offers it would answer are dead, as in browsers. */
    void onLineLost() {
        cancelNext();
        expireOpenOffers();
    }

    void onMessage(TrackerMessage message) {
        message.trackerId().ifPresent(id -> trackerId = Optional.of(id));
        message.counts().ifPresent(counts -> {
            seeders = counts.complete().or(() -> seeders);
            leechers = counts.incomplete().or(() -> leechers);
            introductions.onCounted(seeders.orElse(0) + leechers.orElse(0));
        });
        message.intervalSeconds().ifPresent(this::takeInterval);
        message.introduction()
                .filter(introduction -> !introduction.from().equals(self))
                .ifPresent(this::introduce);
    }

    private void introduce(Introduction introduction) {
        if (introduction instanceof Introduction.Offered offered) {
            if (foreignOffers.permit(loop.nowNanos())) {
                introductions.onOffer(offered.from(), offered.offerId(), offered.sdp());
            }
        } else if (introduction instanceof Introduction.Answered answered) {
            EngineLoop.Timer expiry = openOffers.remove(answered.offerId());
            if (expiry != null) {
                expiry.cancel();
                introductions.onAnswer(answered.from(), answered.offerId(), answered.sdp());
            }
        }
    }

    private void takeInterval(int seconds) {
        long clamped = Math.max(SOONEST.toSeconds(), Math.min(LATEST.toSeconds(), seconds));
        interval = Duration.ofSeconds(clamped);
        if (next.isPresent()) {
            scheduleNext(interval);
        }
    }

    @Override
    public void answer(PeerId to, String offerId, String answerSdp) {
        loop.assertOnLoop();
        if (left || !line.isOpen()) {
            return;
        }
        line.send(encoder.answer(to, offerId, answerSdp, trackerId));
        line.onAnswerSent();
    }

    @Override
    public void announceSoon() {
        loop.assertOnLoop();
        // without a line, or with offers in the making, an announce is coming anyway
        if (left || !line.isOpen() || makingOffers) {
            return;
        }
        if (next.isEmpty() || sinceLastAnnounce(SOONEST) < dueNanos) {
            scheduleNext(SOONEST);
        }
    }

    @Override
    public void leave() {
        loop.assertOnLoop();
        if (left) {
            return;
        }
        left = true;
        cancelNext();
        offersLate.ifPresent(EngineLoop.Timer::cancel);
        openOffers.values().forEach(EngineLoop.Timer::cancel);
        openOffers.clear();
        if (startedSent && line.isOpen()) {
            line.send(encoder.stopped(trackerId));
        }
        line.onLeft(this);
    }

    private void announceNow() {
        cancelNext();
        if (left || !line.isOpen() || makingOffers) {
            return;
        }
        makingOffers = true;
        lastAnnounceNanos = Optional.of(loop.nowNanos());
        int current = ++round;
        offersLate = Optional.of(loop.after(OFFERS_WAIT, "offers are late", () -> onOffers(current, List.of())));
        introductions.makeOffers(OFFERS, offers -> onOffers(current, offers));
    }

    private void onOffers(int forRound, List<Offer> offers) {
        loop.assertOnLoop();
        if (left) {
            return;
        }
        boolean awaited = makingOffers && forRound == round;
        if (awaited) {
            makingOffers = false;
            offersLate.ifPresent(EngineLoop.Timer::cancel);
        }
        if (awaited && line.isOpen()) {
            announceWith(offers);
        } else {
            offers.forEach(offer -> introductions.onOfferExpired(offer.offerId()));
        }
    }

    /** Sends as many offers as fit into one message; a host with many addresses has long descriptions. */
    private void announceWith(List<Offer> offers) {
        List<Offer> carried = new ArrayList<>(offers);
        String text = encoder.announce(!startedSent, carried, trackerId);
        while (!carried.isEmpty() && TrackerJson.bytes(text) > TrackerJson.MAX_MESSAGE_BYTES) {
            carried.remove(carried.size() - 1);
            text = encoder.announce(!startedSent, carried, trackerId);
        }
        line.send(text);
        startedSent = true;
        lastAnnounceNanos = Optional.of(loop.nowNanos());
        scheduleNext(interval);
        carried.forEach(offer -> openOffers.put(
                offer.offerId(), loop.after(OFFER_LIFE, "offer expires", () -> expire(offer.offerId()))));
        offers.subList(carried.size(), offers.size()).forEach(offer -> introductions.onOfferExpired(offer.offerId()));
    }

    private void expire(String offerId) {
        openOffers.remove(offerId);
        introductions.onOfferExpired(offerId);
    }

    private void expireOpenOffers() {
        openOffers.values().forEach(EngineLoop.Timer::cancel);
        List<String> ids = List.copyOf(openOffers.keySet());
        openOffers.clear();
        ids.forEach(introductions::onOfferExpired);
    }

    /** Counted from the last announce, so that a tracker that repeats itself cannot put the next one off for ever. */
    private void scheduleNext(Duration afterLast) {
        cancelNext();
        dueNanos = sinceLastAnnounce(afterLast);
        Duration wait = Duration.ofNanos(Math.max(0, dueNanos - loop.nowNanos()));
        next = Optional.of(loop.after(wait, "announce", this::announceNow));
    }

    private long sinceLastAnnounce(Duration span) {
        return lastAnnounceNanos.map(last -> last + span.toNanos()).orElseGet(loop::nowNanos);
    }

    private void cancelNext() {
        next.ifPresent(EngineLoop.Timer::cancel);
        next = Optional.empty();
    }
}
