package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.simulation.SimConditions;
import org.swarmglass.engine.snapshot.EngineSnapshot.State;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;

/** Whole streams of several peers in one thread on virtual time. */
class VirtualSwarmTest {
    private static final Duration APART = Duration.ofSeconds(2);

    private final SimLab lab = new SimLab();

    @Test
    void threePeersShareALiveStreamWithoutStalls() {
        watch(3, 75);
        assertThat(lab.share()).as("share, ceiling 0.667").isGreaterThan(0.58);
        assertThat(lab.stalls()).isZero();
    }

    @Test
    void aJoinerLeavesMostOfItsStartToThePeersThatAreThere() {
        watch(2, 40);
        SimViewer joiner = lab.view(lab.setup()).play();
        lab.advance(2);
        assertThat(joiner.totals().http()).isLessThan(2L * SimLiveOrigin.SEGMENT_BYTES);
        assertThat(joiner.totals().p2p()).isGreaterThan(5L * SimLiveOrigin.SEGMENT_BYTES);
        lab.advance(15);
        assertThat(joiner.player().stalls).isZero();
    }

    @Test
    void everyByteReachesThePlayerUnchanged() {
        watch(3, 60);
        for (SimViewer viewer : lab.viewers) {
            List<byte[]> segments = viewer.player().segments;
            assertThat(segments).hasSizeGreaterThan(8);
            long first = firstNumber(segments.get(0));
            for (int i = 0; i < segments.size(); i++) {
                assertThat(segments.get(i)).isEqualTo(SimLiveOrigin.bytes(first + i));
            }
        }
    }

    @Test
    void countersAddUpAtEveryMomentAndNothingIsPendingInTheEnd() {
        new SimLiveOrigin(lab);
        lab.watchTogether(3, Duration.ZERO, setup -> setup.generations(Generation.V2_2, Generation.V2_3));
        for (int second = 0; second < 60; second++) {
            lab.advance(1);
            lab.viewers.forEach(SimViewer::checkIdentity);
        }
        lab.viewers.forEach(viewer -> {
            viewer.player().stop();
            viewer.session.close(CloseReason.SHUTDOWN);
        });
        lab.advance(20);
        lab.viewers.forEach(SimViewer::checkIdentity);
        assertThat(lab.viewers)
                .allSatisfy(viewer -> assertThat(viewer.totals().pending()).isZero());
        long uploaded = lab.viewers.stream()
                .mapToLong(viewer -> viewer.totals().uploaded())
                .sum();
        assertThat(uploaded).isGreaterThanOrEqualTo(lab.p2p());
    }

    @Test
    void inTwoSwarmsAtOnceEachSegmentIsStillFetchedByOneMember() {
        new SimLiveOrigin(lab);
        lab.watchTogether(3, APART, setup -> setup.generations(Generation.V2_2, Generation.V2_3));
        lab.advance(75);
        assertThat(lab.share()).isGreaterThan(0.58);
        assertThat(lab.stalls()).isZero();
    }

    @Test
    void twoSwarmglassKeepExactlyOneConnection() {
        LabTracker second = new LabTracker(lab.loop);
        new SimLiveOrigin(lab);
        lab.watchTogether(2, APART, setup -> setup.trackers(lab.tracker, second));
        lab.advance(30);
        assertThat(lab.viewers).allSatisfy(viewer -> {
            assertThat(viewer.session.swarms().get(0).connected()).isEqualTo(1);
            assertThat(viewer.roster.snapshots(lab.loop.nowNanos()))
                    .filteredOn(peer -> peer.state().connected())
                    .hasSize(1);
        });
        assertThat(lab.viewers.get(0).events(EngineEvent.PeerClosed.class)).isEmpty();
        assertThat(lab.p2p()).isPositive();
    }

    @Test
    void aLonePeerPlaysFromTheOriginAlone() {
        watch(1, 60);
        assertThat(lab.stalls()).isZero();
        assertThat(lab.p2p()).isZero();
    }

    @Test
    void generationsNeverMeet() {
        new SimLiveOrigin(lab);
        lab.view(lab.setup().generations(Generation.V2_2)).play();
        lab.view(lab.setup().generations(Generation.V2_3)).play();
        lab.advance(60);
        assertThat(lab.p2p()).isZero();
    }

    @Test
    void playbackGoesOnWhenHalfOfThePeersVanishAtOnce() {
        watch(6, 40);
        for (int i = 0; i < 3; i++) {
            lab.viewers.get(i).player().stop();
            lab.viewers.get(i).transport.setReachable(false);
        }
        lab.advance(60);
        assertThat(lab.stalls()).isZero();
        SimViewer left = lab.viewers.get(5);
        assertThat(left.session.state()).isEqualTo(State.RUNNING);
        assertThat(left.player().segments).hasSizeGreaterThan(20);
        assertThat(left.events(EngineEvent.PeerClosed.class)).hasSizeGreaterThanOrEqualTo(3);
        left.checkIdentity();
    }

    @Test
    void playbackGoesOnOverSlowLinks() {
        SimConditions slow = new SimConditions(Duration.ofMillis(30), 50_000);
        new SimLiveOrigin(lab, 10, 500_000);
        lab.watchTogether(4, APART, setup -> setup.conditions(slow));
        lab.advance(90);
        assertThat(lab.stalls()).isZero();
        assertThat(lab.share()).as("a link carries 40 % of the stream").isGreaterThan(0.2);
        lab.viewers.forEach(SimViewer::checkIdentity);
    }

    @Test
    void playbackGoesOnWhenTheOriginIsStuckForTenSeconds() {
        watch(3, 40);
        lab.origin.setStuck(true);
        lab.advance(10);
        lab.origin.setStuck(false);
        lab.advance(40);
        assertThat(lab.stalls()).isZero();
        assertThat(lab.viewers.get(0).counts.totals().lost()).isZero();
    }

    @Test
    void theLossOfTheTrackerDoesNotHurtThosePresent() {
        watch(3, 20);
        lab.tracker.setDown(true);
        long before = lab.p2p();
        lab.advance(120);
        assertThat(lab.p2p() - before).isGreaterThan(30L * SimLiveOrigin.SEGMENT_BYTES);
        assertThat(lab.viewers.get(0).events(EngineEvent.PeerClosed.class)).isEmpty();
    }

    @Test
    void switchedOffAPeerPlaysAloneAndSwitchedOnItSharesAgain() {
        watch(3, 30);
        SimViewer viewer = lab.viewers.get(1);
        viewer.peerToPeer.setEnabled(false);
        viewer.session.onPeerToPeerSwitched();
        assertThat(viewer.session.swarms()).isEmpty();
        lab.advance(1);
        long before = viewer.totals().p2p();
        lab.advance(40);
        assertThat(viewer.totals().p2p()).isEqualTo(before);
        viewer.peerToPeer.setEnabled(true);
        viewer.session.onPeerToPeerSwitched();
        lab.advance(40);
        assertThat(viewer.totals().p2p()).isGreaterThan(before);
        assertThat(lab.stalls()).isZero();
        viewer.checkIdentity();
    }

    @Test
    void aPeerThatDoesNotUploadAnnouncesNothing() {
        new SimLiveOrigin(lab);
        lab.watchTogether(1, APART, SimViewer.Setup::withoutUpload);
        lab.watchTogether(1, APART, setup -> {});
        lab.advance(60);
        SimViewer other = lab.viewers.get(1);
        assertThat(lab.viewers.get(0).totals().uploaded()).isZero();
        assertThat(other.totals().p2p()).isZero();
        assertThat(other.roster.snapshots(lab.loop.nowNanos()).get(0).announced())
                .isZero();
    }

    @Test
    void uploadSwitchedOffEndsWhatRunsAndIsToldToOthers() {
        watch(2, 30);
        SimViewer silent = lab.viewers.get(0);
        silent.peerToPeer.setUpload(false);
        silent.session.onUploadSwitched();
        lab.advance(1);
        long uploaded = silent.totals().uploaded();
        lab.advance(30);
        assertThat(silent.totals().uploaded()).isEqualTo(uploaded);
        PeerSnapshot seen =
                lab.viewers.get(1).roster.snapshots(lab.loop.nowNanos()).get(0);
        assertThat(seen.announced()).isZero();
        assertThat(lab.stalls()).isZero();
    }

    @Test
    void delayAndBufferMakeSense() {
        watch(3, 60);
        PlaybackSnapshot playback = lab.viewers.get(0).session.playback();
        // Three segments from the newest of those shown, of which the newest six (60 % of ten) are withheld.
        assertThat(playback.liveDelay().orElseThrow()).isBetween(Duration.ofSeconds(26), Duration.ofSeconds(40));
        assertThat(playback.buffer().orElseThrow())
                .isLessThanOrEqualTo(playback.liveDelay().orElseThrow())
                .isGreaterThan(Duration.ofSeconds(15));
        assertThat(playback.playing()).isTrue();
        assertThat(playback.firstByte().orElseThrow()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aViewerThatDoesNotTellItsBufferIsServedAsWell() {
        watch(3, 1);
        lab.viewers.forEach(viewer -> viewer.player().hideBuffer());
        lab.advance(75);
        assertThat(lab.stalls()).isZero();
        assertThat(lab.share()).isGreaterThan(0.55);
        assertThat(lab.viewers.get(1).session.playback().liveDelay().orElseThrow())
                .isBetween(Duration.ofSeconds(26), Duration.ofSeconds(40));
    }

    @Test
    void theSameSeedGivesTheSameEvents() {
        watch(3, 45);
        VirtualSwarmTest again = new VirtualSwarmTest();
        again.watch(3, 45);
        assertThat(again.lab.viewers.get(1).events).isEqualTo(lab.viewers.get(1).events);
    }

    private void watch(int count, int seconds) {
        new SimLiveOrigin(lab);
        lab.watchTogether(count, APART, setup -> {});
        lab.advance(seconds);
    }

    private static long firstNumber(byte[] segment) {
        for (long number = 0; number < 100; number++) {
            if (Arrays.equals(SimLiveOrigin.bytes(number), segment)) {
                return number;
            }
        }
        throw new AssertionError("not a segment of the origin");
    }
}
