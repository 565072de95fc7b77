package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.loop.OwnedFaultException;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.RecordingDownload;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.simulation.SimConditions;
import org.swarmglass.engine.simulation.SimNetwork;
import org.swarmglass.engine.simulation.SimTransport;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.tracker.Introductions;
import org.swarmglass.engine.tracker.ScrapeOutcome;
import org.swarmglass.engine.tracker.ScrapeRequest;
import org.swarmglass.engine.tracker.Tracker;
import org.swarmglass.engine.tracker.TrackerMembership;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkListener;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.v2.V2Encoder;

/** One membership, with a tracker and remote peers that the test speaks for. */
class SwarmTest {
    private static final byte[] SEGMENT = new byte[50_000];

    /** Whoever asks for it meets a bug. */
    private static final long CURSED = 13;

    private final VirtualLoop loop = new VirtualLoop();
    private final SimNetwork network = new SimNetwork(loop);
    private final SimTransport transport = network.join(SimConditions.DEFAULT);
    private final SimTransport elsewhere = network.join(SimConditions.DEFAULT);
    private final List<EngineEvent> events = new ArrayList<>();
    private final UploadSlots uploads = UploadSlots.fixed(2);
    private final Traffic traffic = new Traffic();
    private final ManualTracker tracker = new ManualTracker();
    private final Swarm swarm = new Swarm(
            SwarmIdentities.LIVE,
            "720p",
            List.of(tracker),
            new SwarmPorts(loop, Entropy.seeded(1), transport, traffic, uploads, new PeerRoster(), events::add),
            new OneSegment());

    @Test
    void makesAsManyOffersAsAreAskedForAndDropsThoseThatExpire() {
        List<Introductions.Offer> offers = offers(5);
        assertThat(offers).hasSize(5).doesNotHaveDuplicates();
        assertThat(transport.openLinks()).isEqualTo(5);
        offers.forEach(offer -> tracker.introductions().onOfferExpired(offer.offerId()));
        assertThat(transport.openLinks()).isZero();
    }

    @Test
    void takesNoMorePeersThanItsLimit() {
        for (int i = 0; i < 60; i++) {
            offerFrom(i);
        }
        loop.advance(Duration.ofSeconds(2));
        assertThat(swarm.snapshot().connected()).isEqualTo(Swarm.MAX_PEERS);
        assertThat(offers(5)).isEmpty();
    }

    @Test
    void anOfferOfAConnectedPeerIsNotAnswered() {
        offerFrom(1);
        loop.advance(Duration.ofSeconds(2));
        int answers = tracker.answers;
        offerFrom(1);
        loop.advance(Duration.ofSeconds(2));
        assertThat(tracker.answers).isEqualTo(answers);
        assertThat(swarm.snapshot().connected()).isEqualTo(1);
    }

    @Test
    void manyOffersOfOnePeerTakeOnePlace() {
        for (int i = 0; i < 100; i++) {
            tracker.introductions().onOffer(peer(1), "offer-" + i, "nobody is behind this");
        }
        assertThat(swarm.roomForPeers()).isEqualTo(Swarm.MAX_PEERS - 1);
    }

    @Test
    void servesSoManyAtOnceAndTellsTheOthersThatItIsBusy() {
        PeerSession first = session(1);
        PeerSession second = session(2);
        assertThat(swarm.onRequest(first, 7, 0)).isInstanceOf(PeerSession.Answer.Serve.class);
        assertThat(swarm.onRequest(second, 7, 0)).isInstanceOf(PeerSession.Answer.Serve.class);
        assertThat(swarm.onRequest(session(3), 7, 0)).isInstanceOf(PeerSession.Answer.Absent.class);
        swarm.onUploadEnded(first);
        assertThat(swarm.onRequest(session(3), 7, 0)).isInstanceOf(PeerSession.Answer.Serve.class);
    }

    @Test
    void requestsThatBeginNoUploadTakeNoSlot() {
        for (int i = 0; i < 10; i++) {
            assertThat(swarm.onRequest(session(i), 7, SEGMENT.length + 1L))
                    .isInstanceOf(PeerSession.Answer.Absent.class);
            assertThat(swarm.onRequest(session(i), 8, 0)).isInstanceOf(PeerSession.Answer.Absent.class);
        }
        assertThat(swarm.onRequest(session(20), 7, 0)).isInstanceOf(PeerSession.Answer.Serve.class);
    }

    @Test
    void servesNobodyWhileUploadIsOff() {
        uploads.setOpen(false);
        assertThat(swarm.onRequest(session(1), 7, 0)).isInstanceOf(PeerSession.Answer.Absent.class);
    }

    @Test
    void leavingClosesEverythingAndSaysSo() {
        offerFrom(1);
        offers(3);
        loop.advance(Duration.ofSeconds(2));
        swarm.leave(CloseReason.SWARM_LEFT);
        loop.advance(Duration.ofSeconds(60));
        assertThat(transport.openLinks()).isZero();
        assertThat(tracker.left).isTrue();
        assertThat(events).anyMatch(EngineEvent.SwarmLeft.class::isInstance);
        assertThat(events)
                .filteredOn(EngineEvent.PeerClosed.class::isInstance)
                .singleElement()
                .extracting(event -> ((EngineEvent.PeerClosed) event).reason())
                .isEqualTo(CloseReason.SWARM_LEFT);
    }

    @Test
    void aHandshakeThatNeverEndsIsGivenUpAfterThirtySeconds() {
        tracker.introductions().onOffer(peer(1), "offer", "sim-offer 4711");
        assertThat(swarm.snapshot().connecting()).isEqualTo(1);
        loop.advance(Duration.ofSeconds(31));
        assertThat(swarm.snapshot().connecting()).isZero();
        assertThat(events).anyMatch(EngineEvent.PeerClosed.class::isInstance);
    }

    @Test
    void aFaultOverAMessageClosesItsPeerAndNoOther() {
        Remote remote = offerFrom(1);
        offerFrom(2);
        loop.advance(Duration.ofSeconds(2));
        V2Encoder.encode(new Command.Request(CURSED, 1, 0), PeerLink.MAX_MESSAGE_BYTES)
                .forEach(remote.link()::send);
        assertThatThrownBy(() -> loop.advance(Duration.ofSeconds(1))).isInstanceOf(OwnedFaultException.class);
        assertOnlyOneClosedForAFault("simulated link");
    }

    @Test
    void aFaultInATimerOfAPeerClosesItAndNoOther() {
        offerFrom(1);
        offerFrom(2);
        loop.advance(Duration.ofSeconds(2));
        swarm.active().get(0).request(7, 0, OptionalLong.empty(), new RecordingDownload() {
            @Override
            public void onFailed(String error) {
                super.onFailed(error);
                throw new IllegalStateException("planted");
            }
        });
        assertThatThrownBy(() -> loop.advance(Duration.ofMinutes(1))).isInstanceOf(OwnedFaultException.class);
        assertOnlyOneClosedForAFault("peer request timeout");
    }

    private void assertOnlyOneClosedForAFault(String task) {
        assertThat(swarm.active()).extracting(PeerSession::remote).containsExactly(peer(2));
        assertThat(events)
                .filteredOn(EngineEvent.PeerClosed.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    EngineEvent.PeerClosed closed = (EngineEvent.PeerClosed) event;
                    assertThat(closed.reason()).isEqualTo(CloseReason.OUR_FAULT);
                    assertThat(closed.detail()).contains(task, "planted");
                    assertThat(closed.level()).isEqualTo(EngineEvent.Level.ERROR);
                });
    }

    private List<Introductions.Offer> offers(int count) {
        List<Introductions.Offer> made = new ArrayList<>();
        tracker.introductions().makeOffers(count, made::addAll);
        loop.advance(Duration.ofSeconds(1));
        return made;
    }

    /** A connection from elsewhere, relayed as a tracker would. */
    private Remote offerFrom(int index) {
        Remote remote = new Remote();
        remote.onDescription = sdp -> {
            tracker.onAnswer = answer -> remote.link().accept(answer);
            tracker.introductions().onOffer(peer(index), "offer-" + index, sdp);
        };
        remote.link = Optional.of(elsewhere.offer(remote));
        loop.advance(Duration.ofMillis(300));
        return remote;
    }

    private PeerSession session(int index) {
        return new ManualPeer(loop, traffic, index).session;
    }

    private static PeerId peer(int index) {
        return new PeerId("-BW0012-" + String.format(Locale.ROOT, "%012d", index));
    }

    private static final class OneSegment implements Shelf {
        @Override
        public SegmentNumbering numbering(Generation generation) {
            return SegmentNumbering.SAME;
        }

        @Override
        public Command.Announcement announcement() {
            return new Command.Announcement(List.of(7L), List.of());
        }

        @Override
        public Optional<byte[]> segment(long number) {
            if (number == CURSED) {
                throw new IllegalStateException("planted");
            }
            return number == 7 ? Optional.of(SEGMENT) : Optional.empty();
        }

        @Override
        public void onPeersChanged() {
            // Nobody plans here.
        }

        @Override
        public void onAnnounced(PeerSession by) {
            // Nobody plans here.
        }
    }

    private static final class Remote implements LinkListener {
        private Optional<PeerLink> link = Optional.empty();
        private Consumer<String> onDescription = sdp -> {};

        PeerLink link() {
            return link.orElseThrow();
        }

        @Override
        public void onDescription(String sdp) {
            onDescription.accept(sdp);
        }

        @Override
        public void onOpen() {
            // It only has to be there.
        }

        @Override
        public void onMessage(byte[] message) {
            // It only has to be there.
        }

        @Override
        public void onWritable() {
            // It sends nothing.
        }

        @Override
        public void onStats(LinkStats stats) {
            // Of no interest.
        }

        @Override
        public void onClosed(LinkEnd end) {
            link = Optional.empty();
        }
    }

    private static final class ManualTracker implements Tracker, TrackerMembership {
        private Optional<Introductions> introductions = Optional.empty();
        private Consumer<String> onAnswer = sdp -> {};
        private int answers;
        private boolean left;

        Introductions introductions() {
            return introductions.orElseThrow();
        }

        @Override
        public TrackerMembership join(InfoHash infoHash, PeerId self, Introductions given) {
            introductions = Optional.of(given);
            return this;
        }

        @Override
        public void answer(PeerId to, String offerId, String answerSdp) {
            answers++;
            onAnswer.accept(answerSdp);
        }

        @Override
        public void announceSoon() {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public void leave() {
            left = true;
        }

        @Override
        public ScrapeRequest scrape(List<InfoHash> infoHashes, Consumer<ScrapeOutcome> outcome) {
            throw new AssertionError("a swarm does not count");
        }

        @Override
        public TrackerSnapshot snapshot() {
            return new TrackerSnapshot(
                    URI.create("ws://manual"),
                    TrackerSnapshot.TrackerState.CONNECTED,
                    1,
                    Optional.empty(),
                    "",
                    List.of());
        }

        @Override
        public void close() {
            leave();
        }
    }
}
