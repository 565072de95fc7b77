package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.tracker.Introductions;
import org.swarmglass.engine.tracker.Tracker;
import org.swarmglass.engine.tracker.TrackerMembership;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.PeerLink;

/** One swarm at one tracker: makes offers, answers those of others, hands open channels to the swarm. Loop thread only. */
final class Introducer implements Introductions, PeerChannel.Steps {
    private static final Duration OFFERS_READY_WITHIN = Duration.ofSeconds(6);
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(30);

    private final Swarm swarm;
    private final SwarmPorts ports;
    private final TrackerMembership membership;
    private final Map<PeerChannel, OfferBatch> offered = new LinkedHashMap<>();
    private final List<PeerChannel> incoming = new ArrayList<>();
    private final List<PeerChannel> answered = new ArrayList<>();
    private boolean left;
    private int counted;

    Introducer(Swarm swarm, SwarmPorts ports, Tracker tracker) {
        this.swarm = swarm;
        this.ports = ports;
        this.membership = tracker.join(swarm.identity().infoHash(), swarm.self(), this);
    }

    /** Members of the swarm as its tracker counts them; 0 while it has not. */
    int counted() {
        return counted;
    }

    @Override
    public void onCounted(int members) {
        counted = members;
    }

    /** Before the next announce is due. */
    void offerSoon() {
        membership.announceSoon();
    }

    int pending() {
        return incoming.size() + answered.size();
    }

    void leave() {
        left = true;
        membership.leave();
        offered.keySet().forEach(PeerChannel::drop);
        offered.clear();
        List.copyOf(incoming).forEach(this::giveUp);
        List.copyOf(answered).forEach(this::giveUp);
    }

    @Override
    public void makeOffers(int atMost, Consumer<List<Offer>> ready) {
        int count = left ? 0 : Math.min(atMost, swarm.roomForPeers());
        OfferBatch batch = new OfferBatch(count, ready);
        for (int i = 0; i < count; i++) {
            PeerChannel channel = PeerChannel.offering(this, ports.entropy().alphanumeric(20));
            offered.put(channel, batch);
            channel.use(ports.transport().offer(channel));
        }
        batch.finishIfComplete();
        ports.loop().after(OFFERS_READY_WITHIN, "offers ready", batch::finish);
    }

    @Override
    public void onOfferExpired(String offerId) {
        takeOffered(offerId).ifPresent(PeerChannel::drop);
    }

    @Override
    public void onAnswer(PeerId from, String offerId, String answerSdp) {
        Optional<PeerChannel> channel = takeOffered(offerId);
        boolean second = swarm.wantsSecond(from, true);
        boolean refused = !second && (swarm.connectedTo(from) || !swarm.takes(from, Glare.Next.ITS_ANSWER));
        if (refused || swarm.roomForPeers() == 0) {
            channel.ifPresent(PeerChannel::drop);
            return;
        }
        channel.ifPresent(accepted -> {
            if (second) {
                accepted.becomeSecond();
            }
            answered.add(accepted);
            ports.roster().onConnecting(swarm.identity(), from);
            limitHandshake(accepted);
            accepted.answered(from, answerSdp);
        });
    }

    private Optional<PeerChannel> takeOffered(String offerId) {
        Optional<PeerChannel> found = offered.keySet().stream()
                .filter(channel -> channel.offerId().equals(offerId))
                .findFirst();
        found.ifPresent(offered::remove);
        return found;
    }

    @Override
    public void onOffer(PeerId from, String offerId, String offerSdp) {
        // An offer from a browser that is connected is never answered: it expects that (section 3.8).
        boolean second = swarm.wantsSecond(from, false);
        if (left || (!second && (swarm.connectedTo(from) || !swarm.takes(from, Glare.Next.ITS_OFFER)))) {
            return;
        }
        // A remote that offers again has given its last offer up; it must not fill all our places either.
        stopAnswering(from);
        if (swarm.roomForPeers() == 0) {
            return;
        }
        PeerChannel channel = PeerChannel.answering(this, offerId, from);
        if (second) {
            channel.becomeSecond();
        }
        incoming.add(channel);
        ports.roster().onConnecting(swarm.identity(), from);
        limitHandshake(channel);
        channel.use(ports.transport().answer(offerSdp, channel));
    }

    void stopAnswering(PeerId remote) {
        with(remote, incoming).toList().forEach(this::giveUp);
    }

    boolean answers(PeerId remote) {
        return with(remote, incoming).findAny().isPresent();
    }

    boolean answeredBy(PeerId remote) {
        return with(remote, answered).findAny().isPresent();
    }

    private static Stream<PeerChannel> with(PeerId remote, List<PeerChannel> channels) {
        return channels.stream()
                .filter(channel -> channel.remote().filter(remote::equals).isPresent());
    }

    private void limitHandshake(PeerChannel channel) {
        ports.loop().after(OPEN_WITHIN, "handshake limit", () -> {
            if (answered.contains(channel) || incoming.contains(channel)) {
                channel.drop();
                onHandshakeFailed(channel, new LinkEnd(LinkEnd.Cause.CONNECTION_FAILED, "no channel within 30 s"));
            }
        });
    }

    private void giveUp(PeerChannel channel) {
        channel.drop();
        forget(channel);
    }

    @Override
    public void onDescription(PeerChannel channel, String sdp) {
        if (incoming.contains(channel)) {
            channel.remote().ifPresent(remote -> membership.answer(remote, channel.offerId(), sdp));
            return;
        }
        OfferBatch batch = offered.get(channel);
        if (batch != null) {
            batch.add(new Offer(channel.offerId(), sdp));
        }
    }

    @Override
    public void onOpen(PeerChannel channel, PeerLink link) {
        forget(channel);
        swarm.onOpen(channel, link);
    }

    @Override
    public void onHandshakeFailed(PeerChannel channel, LinkEnd end) {
        OfferBatch batch = offered.remove(channel);
        if (batch != null) {
            batch.miss();
        }
        if (forget(channel)) {
            swarm.onHandshakeFailed(channel, end);
        }
    }

    private boolean forget(PeerChannel channel) {
        boolean known = answered.remove(channel) || incoming.remove(channel);
        if (known) {
            channel.remote().ifPresent(ports.roster()::onHandshakeOver);
        }
        return known;
    }

    /** Offers of one announce: the tracker wants them together. */
    private static final class OfferBatch {
        private final List<Offer> offers = new ArrayList<>();
        private final Consumer<List<Offer>> ready;
        private int missing;
        private boolean finished;

        OfferBatch(int count, Consumer<List<Offer>> ready) {
            this.missing = count;
            this.ready = ready;
        }

        void add(Offer offer) {
            offers.add(offer);
            miss();
        }

        void miss() {
            missing--;
            finishIfComplete();
        }

        void finishIfComplete() {
            if (missing <= 0) {
                finish();
            }
        }

        void finish() {
            if (!finished) {
                finished = true;
                ready.accept(List.copyOf(offers));
            }
        }
    }
}
