package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.Entropy;
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
import org.swarmglass.engine.wire.Command;

/** Two members of a swarm, near or far: how many channels they have, and what they are used for. */
class SecondWayTest {
    private static final byte[] SEGMENT = new byte[200_000];
    private static final Duration FAR = Duration.ofMillis(40);
    private static final Duration NEAR = Duration.ofMillis(20);

    private final VirtualLoop loop = new VirtualLoop();
    private final SimNetwork network = new SimNetwork(loop);
    private final List<EngineEvent> events = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();

    @Test
    void twoThatAreFarApartGetASecondChannelAndKeepBoth() {
        Member one = join(FAR);
        Member other = join(FAR);
        meet(one);
        assertThat(one.transport.openLinks()).isEqualTo(2);
        assertThat(other.transport.openLinks()).isEqualTo(2);
        assertThat(one.swarm.active()).hasSize(1);
        assertThat(one.swarm.snapshot().connected()).isEqualTo(1);
        assertThat(events)
                .filteredOn(EngineEvent.PeerConnected.class::isInstance)
                .hasSize(2);
        assertThat(one.asked + other.asked).as("announces for it").isOne();
    }

    @Test
    void twoThatAreNearEachOtherHaveOne() {
        Member one = join(NEAR);
        join(NEAR);
        meet(one);
        assertThat(one.transport.openLinks()).isEqualTo(1);
        assertThat(members).allSatisfy(member -> assertThat(member.asked).isZero());
    }

    @Test
    void whomOffersDoNotReachIsNotAnnouncedForEver() {
        Member one = join(FAR);
        Member other = join(FAR);
        one.announce();
        loop.advance(Duration.ofSeconds(2));
        members.forEach(member -> member.relayed = false);
        loop.advance(Duration.ofMinutes(5));
        assertThat(one.asked + other.asked).isEqualTo(3);
        assertThat(one.swarm.active()).hasSize(1);
    }

    @Test
    void whileOneChannelIsBusyTheOtherCanBeAskedAndTakesNoSlotOfItsOwn() {
        Member one = join(FAR);
        Member other = join(FAR);
        meet(one);
        PeerSession active = one.swarm.active().get(0);
        RecordingDownload first = new RecordingDownload();
        RecordingDownload second = new RecordingDownload();
        one.swarm.idle(active).request(7, 0, OptionalLong.empty(), first);
        PeerSession beside = one.swarm.idle(active);
        assertThat(beside).isNotSameAs(active);
        beside.request(7, 100_000, OptionalLong.empty(), second);
        assertThat(one.swarm.idle(active).downloading()).isTrue();
        loop.advance(Duration.ofSeconds(10));
        assertThat(other.uploads.take(loop.nowNanos()))
                .as("its only slot is free again")
                .isTrue();
        assertThat(first.bytes.size()).isEqualTo(200_000);
        assertThat(second.bytes.size()).isEqualTo(100_000);
    }

    @Test
    void whatHappensToOneChannelDoesNotHappenToThePeer() {
        Member one = join(FAR);
        join(FAR);
        meet(one);
        one.swarm.active().get(0).close(CloseReason.REMOTE_CLOSED, "");
        assertThat(one.swarm.active()).hasSize(1);
        assertThat(events).noneMatch(EngineEvent.PeerClosed.class::isInstance);
    }

    /** All connect that will. */
    private void meet(Member announcing) {
        announcing.announce();
        loop.advance(Duration.ofSeconds(60));
    }

    private Member join(Duration latency) {
        Member member = new Member(latency);
        members.add(member);
        return member;
    }

    /** A member and its tracker, which knows all of them and has no delay. */
    private final class Member implements Tracker, TrackerMembership, Shelf {
        private final SimTransport transport;
        private final UploadSlots uploads = UploadSlots.fixed(1);
        private final Swarm swarm;
        private Optional<Introductions> introductions = Optional.empty();
        private int asked;
        private boolean relayed = true;

        Member(Duration latency) {
            transport = network.join(new SimConditions(latency, 100_000));
            SwarmPorts ports = new SwarmPorts(
                    loop,
                    Entropy.seeded(members.size()),
                    transport,
                    new Traffic(),
                    uploads,
                    new PeerRoster(),
                    events::add);
            swarm = new Swarm(SwarmIdentities.LIVE, "720p", List.of(this), ports, this);
        }

        Introductions introductions() {
            return introductions.orElseThrow();
        }

        void announce() {
            introductions()
                    .makeOffers(
                            1,
                            offers -> members.stream()
                                    .filter(member -> member != this && relayed)
                                    .forEach(member -> member.introductions()
                                            .onOffer(
                                                    swarm.self(),
                                                    offers.get(0).offerId(),
                                                    offers.get(0).sdp())));
        }

        @Override
        public TrackerMembership join(InfoHash infoHash, PeerId self, Introductions given) {
            introductions = Optional.of(given);
            return this;
        }

        @Override
        public void answer(PeerId to, String offerId, String answerSdp) {
            members.stream()
                    .filter(member -> member.swarm.self().equals(to))
                    .forEach(member -> member.introductions().onAnswer(swarm.self(), offerId, answerSdp));
        }

        @Override
        public void announceSoon() {
            asked++;
            announce();
        }

        @Override
        public Command.Announcement announcement() {
            return new Command.Announcement(List.of(7L), List.of());
        }

        @Override
        public Optional<byte[]> segment(long number) {
            return Optional.of(SEGMENT);
        }

        @Override
        public SegmentNumbering numbering(Generation generation) {
            return SegmentNumbering.SAME;
        }

        @Override
        public void leave() {}

        @Override
        public void onPeersChanged() {}

        @Override
        public void onAnnounced(PeerSession by) {}

        @Override
        public ScrapeRequest scrape(List<InfoHash> infoHashes, Consumer<ScrapeOutcome> outcome) {
            throw new AssertionError("a swarm does not count");
        }

        @Override
        public TrackerSnapshot snapshot() {
            throw new AssertionError("nobody looks");
        }

        @Override
        public void close() {}
    }
}
