package org.swarmglass.engine.stream;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.simulation.SimTransport;
import org.swarmglass.engine.tracker.Introductions;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkListener;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.MalformedMessageException;
import org.swarmglass.engine.wire.v2.Inbound;
import org.swarmglass.engine.wire.v2.V2Encoder;
import org.swarmglass.engine.wire.v2.V2Receiver;

/** A member of a swarm without any of our code above the link: offers nothing, answers every offer, then misbehaves. */
final class HostileLinks implements Introductions {
    private final SimTransport transport;
    private final Behaviour behaviour;
    private Opened pending = new Opened();
    private int offers;

    HostileLinks(SimTransport transport, Behaviour behaviour) {
        this.transport = transport;
        this.behaviour = behaviour;
    }

    static void announceEverything(PeerLink link) {
        List<Long> all = LongStream.range(0, 200).boxed().toList();
        send(link, new Command.Announcement(all, List.of()));
    }

    /** Says the segment ends a hundred bytes after it began and sends two hundred. */
    static void answerTooShort(PeerLink link, byte[] message) {
        try {
            if (new V2Receiver().accept(message) instanceof Inbound.Commanded commanded
                    && commanded.command() instanceof Command.Request request) {
                send(link, new Command.DataHeader(request.segment(), request.requestId(), 100));
                link.send(new byte[200]);
            }
        } catch (MalformedMessageException ours) {
            throw new AssertionError("a message no peer can read", ours);
        }
    }

    private static void send(PeerLink link, Command command) {
        V2Encoder.encode(command, PeerLink.MAX_MESSAGE_BYTES).forEach(link::send);
    }

    @Override
    public void makeOffers(int atMost, Consumer<List<Offer>> ready) {
        Opened listener = new Opened();
        listener.onDescription = sdp -> ready.accept(List.of(new Offer("hostile-offer-" + offers++, sdp)));
        listener.link = transport.offer(listener);
        pending = listener;
    }

    @Override
    public void onOfferExpired(String offerId) {
        // Left open.
    }

    @Override
    public void onCounted(int members) {
        // It forges whatever the size of the swarm.
    }

    @Override
    public void onAnswer(PeerId from, String offerId, String answerSdp) {
        if (pending.link != null) {
            pending.link.accept(answerSdp);
        }
    }

    @Override
    public void onOffer(PeerId from, String offerId, String offerSdp) {
        // It speaks to those that answer it.
    }

    /** What it does on each link. */
    interface Behaviour {
        void onOpen(PeerLink link);

        void onMessage(PeerLink link, byte[] message);
    }

    private final class Opened implements LinkListener {
        @Nullable
        PeerLink link;

        Consumer<String> onDescription = sdp -> {};

        @Override
        public void onDescription(String sdp) {
            onDescription.accept(sdp);
        }

        @Override
        public void onOpen() {
            if (link != null) {
                behaviour.onOpen(link);
            }
        }

        @Override
        public void onMessage(byte[] message) {
            if (link != null) {
                behaviour.onMessage(link, message);
            }
        }

        @Override
        public void onWritable() {
            // It sends too little to wait.
        }

        @Override
        public void onStats(LinkStats stats) {
            // Of no interest.
        }

        @Override
        public void onClosed(LinkEnd end) {
            link = null;
        }
    }
}
