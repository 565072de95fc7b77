package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
    private final Map<String, PeerChannel> offered = new HashMap<>();
    private final Map<PeerChannel, String> incoming = new HashMap<>();
    private final List<PeerChannel> answered = new ArrayList<>();
    private @Nullable OfferBatch batch;
    private boolean left;

    Introducer(Swarm swarm, SwarmPorts ports, Tracker tracker) {
        this.swarm = swarm;
        this.ports = ports;
        this.membership = tracker.join(swarm.identity().infoHash(), swarm.self(), this);
    }

    int pending() {
        return incoming.size() + answered.size();
    }

    void announceSoon() {
        membership.announceSoon();
    }

    void leave() {
        left = true;
        membership.leave();
        offered.values().forEach(PeerChannel::drop);
        List.copyOf(incoming.keySet()).forEach(this::giveUp);
        List.copyOf(answered).forEach(this::giveUp);
        offered.clear();
    }

    @Override
    public void makeOffers(int atMost, Consumer<List<Offer>> ready) {
        int count = left ? 0 : Math.min(atMost, swarm.roomForPeers());
        OfferBatch made = new OfferBatch(count, ready);
        batch = made;
        for (int i = 0; i < count; i++) {
            PeerChannel channel = new PeerChannel(this, true, null);
            String offerId = ports.entropy().alphanumeric(20);
            offered.put(offerId, channel);
            channel.use(ports.transport().offer(channel));
        }
        made.finishIfComplete();
        ports.loop().after(OFFERS_READY_WITHIN, "offers ready", made::finish);
    }

    @Override
    public void onOfferExpired(String offerId) {
        PeerChannel channel = offered.remove(offerId);
        if (channel != null) {
            channel.drop();
        }
    }

    @Override
    public void onAnswer(PeerId from, String offerId, String answerSdp) {
        PeerChannel channel = offered.remove(offerId);
        if (channel == null) {
            return;
        }
        if (swarm.connectedTo(from)) {
            channel.drop();
            return;
        }
        answered.add(channel);
        ports.roster().onConnecting(swarm.identity(), from);
        limitHandshake(channel);
        channel.answered(from, answerSdp);
    }

    @Override
    public void onOffer(PeerId from, String offerId, String offerSdp) {
        // An offer from a peer that is connected is never answered: browsers expect that (section 3.8).
        if (left || swarm.connectedTo(from) || swarm.roomForPeers() == 0) {
            return;
        }
        PeerChannel channel = new PeerChannel(this, false, from);
        incoming.put(channel, offerId);
        ports.roster().onConnecting(swarm.identity(), from);
        limitHandshake(channel);
        channel.use(ports.transport().answer(offerSdp, channel));
    }

    private void limitHandshake(PeerChannel channel) {
        ports.loop().after(OPEN_WITHIN, "handshake limit", () -> {
            if (answered.contains(channel) || incoming.containsKey(channel)) {
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
        String offerId = incoming.get(channel);
        if (offerId != null) {
            channel.remote().ifPresent(remote -> membership.answer(remote, offerId, sdp));
            return;
        }
        offered.forEach((id, candidate) -> {
            if (candidate == channel && batch != null) {
                batch.add(new Offer(id, sdp));
            }
        });
    }

    @Override
    public void onOpen(PeerChannel channel, PeerLink link) {
        forget(channel);
        swarm.onOpen(channel, link);
    }

    @Override
    public void onHandshakeFailed(PeerChannel channel, LinkEnd end) {
        boolean ofOffer = offered.values().remove(channel);
        if (ofOffer && batch != null) {
            batch.miss();
        }
        if (forget(channel)) {
            swarm.onHandshakeFailed(channel, end);
        }
    }

    private boolean forget(PeerChannel channel) {
        boolean known = answered.remove(channel) || incoming.remove(channel) != null;
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
