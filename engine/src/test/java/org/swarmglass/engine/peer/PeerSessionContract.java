package org.swarmglass.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.wire.Command.Announcement;

/** What every {@link PeerSession} promises its swarm. Two of a kind, back to back over a wire with latency. */
public abstract class PeerSessionContract {
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final long NOT_HERE = 8;
    private static final Map<Long, byte[]> SEGMENTS = new HashMap<>();

    protected final VirtualLoop loop = new VirtualLoop();
    private final Side left = new Side(1, SegmentNumbering.SAME);
    private final Side right = new Side(2, SegmentNumbering.SAME);

    protected PeerSessionContract() {
        connect(left, right);
    }

    /** A session over an open link. */
    protected abstract PeerSession open(
            Entropy entropy, PeerLink link, SegmentNumbering numbering, PeerSession.Owner owner);

    @Test
    void bothDownloadFromEachOtherAtOnce() {
        RecordingDownload toLeft = left.ask(3, 0);
        RecordingDownload toRight = right.ask(4, 0);
        assertThat(left.session().downloading()).isTrue();
        assertThat(left.session().downloadingSegment()).hasValue(3);
        settle();
        assertThat(toLeft.bytes.toByteArray()).isEqualTo(segment(3));
        assertThat(toRight.bytes.toByteArray()).isEqualTo(segment(4));
        assertThat(toLeft.totals).containsExactly((long) segment(3).length);
        assertThat(toLeft.done + toRight.done).isEqualTo(2);
        assertThat(left.session().downloading()).isFalse();
        assertThat(left.session().uploading()).isFalse();
        assertThat(left.owner.uploadsEnded).isEqualTo(1);
        assertBytesAddUp();
        assertThat(loop.waiting()).isZero();
    }

    @Test
    void whatIsHeldIsNotDeliveredAgainAndTheTotalIsOfTheWhole() {
        byte[] whole = segment(5);
        RecordingDownload download = left.ask(5, 4_000);
        settle();
        assertThat(download.bytes.toByteArray()).isEqualTo(Arrays.copyOfRange(whole, 4_000, whole.length));
        assertThat(download.totals).containsExactly((long) whole.length);
        assertBytesAddUp();
    }

    @Test
    void tellsWhatIsHeldAndWhatIsComing() {
        right.session().announce(new Announcement(List.of(3L, 4L), List.of(5L)));
        right.session().announce(new Announcement(List.of(4L, 7L), List.of()));
        settle();
        assertThat(left.session().heard()).isTrue();
        assertThat(left.session().loaded()).containsExactly(4L, 7L);
        assertThat(left.session().loading()).isEmpty();
        assertThat(left.owner.announcements).isPositive();
    }

    @Test
    void anAbsentSegmentIsForgottenAndCanBeAnnouncedAgain() {
        right.session().announce(new Announcement(List.of(NOT_HERE), List.of()));
        settle();
        RecordingDownload download = left.ask(NOT_HERE, 0);
        settle();
        assertThat(download.failures).containsExactly(PeerError.ABSENT);
        assertThat(left.session().loaded()).isEmpty();
        right.session().announce(new Announcement(List.of(NOT_HERE), List.of()));
        settle();
        assertThat(left.session().loaded()).containsExactly(NOT_HERE);
    }

    @Test
    void oneDownloadAtATime() {
        left.ask(3, 0);
        assertThatThrownBy(() -> left.ask(4, 0)).isInstanceOf(IllegalStateException.class);
        left.session().cancelDownload();
        RecordingDownload next = left.ask(4, 0);
        settle();
        assertThat(next.bytes.toByteArray()).isEqualTo(segment(4));
    }

    @Test
    void aCancelledDownloadIsNotHeardOfAgain() {
        RecordingDownload download = left.ask(3, 0);
        loop.advance(LATENCY.plusMillis(1)); // The answer is on its way.
        left.session().cancelDownload();
        left.session().cancelDownload();
        settle();
        assertThat(download.bytes.size()).isZero();
        assertThat(left.owner.unusedBytes).isPositive();
        assertThat(download.done + download.failures.size()).isZero();
        assertThat(left.session().downloading()).isFalse();
        assertBytesAddUp();
    }

    @Test
    void numbersMayDifferOnTheWire() {
        Side mine = new Side(3, SegmentNumbering.shifted(() -> 100));
        Side theirs = new Side(4, SegmentNumbering.shifted(() -> 97));
        connect(mine, theirs);
        theirs.session().announce(new Announcement(List.of(13L), List.of(14L)));
        settle();
        assertThat(mine.session().loaded()).containsExactly(10L);
        assertThat(mine.session().loading()).containsExactly(11L);
        RecordingDownload download = mine.ask(10, 0);
        settle();
        assertThat(theirs.owner.requests).containsExactly(13L);
        assertThat(download.bytes.toByteArray()).isEqualTo(segment(13));
    }

    @Test
    void aRemoteThatNeverAnswersIsLeftAtTheThirdTimeout() {
        right.deaf = true;
        for (int i = 1; i <= 3; i++) {
            RecordingDownload download = left.ask(3, 0);
            settle();
            assertThat(download.failures).containsExactly(PeerError.TIMEOUT);
            assertThat(left.session().consecutiveTimeouts()).isEqualTo(i);
        }
        assertThat(left.owner.ends).containsExactly(CloseReason.SILENT);
        assertThat(left.link.closed).isTrue();
    }

    @Test
    void theEndFailsTheDownloadAndIsToldOnce() {
        RecordingDownload download = left.ask(3, 0);
        left.session().onLinkClosed(new LinkEnd(LinkEnd.Cause.REMOTE_CLOSED, "gone"));
        left.session().close(CloseReason.SHUTDOWN, "");
        assertThat(download.failures).containsExactly(PeerError.CLOSED);
        assertThat(left.owner.ends).containsExactly(CloseReason.REMOTE_CLOSED);
        RecordingDownload later = left.ask(4, 0);
        settle();
        assertThat(later.failures).containsExactly(PeerError.CLOSED);
        assertThat(loop.waiting()).isZero();
    }

    @Test
    void aStoppedUploadEndsAndNothingIsLost() {
        left.link.queues = true;
        RecordingDownload download = right.ask(3, 0);
        loop.advance(LATENCY.plusMillis(1));
        assertThat(left.session().uploading()).isTrue();
        left.session().stopUpload();
        for (int i = 0; i < 100; i++) {
            left.link.queuedBytes = 0;
            loop.advance(Duration.ofMillis(50));
        }
        assertThat(left.session().uploading()).isFalse();
        assertThat(left.owner.uploadsEnded).isEqualTo(1);
        assertThat(download.done + download.failures.size()).isEqualTo(1);
    }

    /** Requests, cancels and announcements at random times on both sides: no byte is lost, doubled or misplaced. */
    @Test
    void everyByteIsAccountedForOnBothSides() {
        for (int seed = 0; seed < 20; seed++) {
            Side one = new Side(seed, SegmentNumbering.SAME);
            Side other = new Side(seed + 1, SegmentNumbering.SAME);
            connect(one, other);
            Entropy entropy = Entropy.seeded(seed + 1_000_000L);
            for (int step = 0; step < 60; step++) {
                Side side = entropy.below(2) == 0 ? one : other;
                if (!side.session().downloading()) {
                    side.ask(entropy.below(9), entropy.below(2) * 5_000L);
                } else if (entropy.below(3) == 0) {
                    side.session().cancelDownload();
                } else {
                    side.session().announce(new Announcement(List.of((long) step), List.of()));
                }
                loop.advance(Duration.ofMillis(entropy.below(250)));
            }
            settle();
            assertBytesAddUp(one, other);
            assertThat(one.owner.ends).isEmpty();
            assertThat(other.owner.ends).isEmpty();
            one.checkDownloads();
            other.checkDownloads();
        }
    }

    private void connect(Side one, Side other) {
        one.link.wire = message -> deliver(other, message);
        other.link.wire = message -> deliver(one, message);
    }

    private void deliver(Side to, byte[] message) {
        loop.after(LATENCY, "wire", () -> {
            if (!to.deaf) {
                to.session().onMessage(message);
            }
        });
    }

    private void settle() {
        loop.advance(Duration.ofSeconds(20));
    }

    private void assertBytesAddUp() {
        assertBytesAddUp(left, right);
    }

    private static void assertBytesAddUp(Side one, Side other) {
        for (Side side : List.of(one, other)) {
            Side sender = side == one ? other : one;
            assertThat(side.session().receivedBytes())
                    .isEqualTo(sender.session().sentBytes());
            assertThat(side.delivered() + side.owner.unusedBytes)
                    .isEqualTo(side.session().receivedBytes());
            assertThat(side.owner.sentBytes).isEqualTo(side.session().sentBytes());
        }
    }

    private static byte[] segment(long number) {
        return SEGMENTS.computeIfAbsent(number, seed -> {
            Entropy content = Entropy.seeded(seed);
            return content.bytes(10_000 + content.below(100_000));
        });
    }

    /** One end; serves segments made from their number. */
    private final class Side {
        final RecordingLink link = new RecordingLink();
        final RecordingOwner owner = new RecordingOwner() {
            @Override
            public PeerSession.Answer onRequest(PeerSession from, long segment, long firstByte) {
                requests.add(segment);
                return segment == NOT_HERE
                        ? new PeerSession.Answer.Absent()
                        : new PeerSession.Answer.Serve(segment(segment));
            }
        };
        final List<RecordingDownload> downloads = new ArrayList<>();
        private final List<Long> asked = new ArrayList<>();
        private final List<Long> held = new ArrayList<>();
        private final List<PeerSession> made = new ArrayList<>();
        private final long seed;
        private final SegmentNumbering numbering;
        boolean deaf;

        Side(long seed, SegmentNumbering numbering) {
            this.seed = seed;
            this.numbering = numbering;
            link.maxMessageBytes = seed % 3 == 0 ? 1_200 : 65_535;
        }

        /** Opened when first used: the subclass is not there yet when this is constructed. */
        PeerSession session() {
            if (made.isEmpty()) {
                made.add(open(Entropy.seeded(seed), link, numbering, owner));
            }
            return made.get(0);
        }

        RecordingDownload ask(long segment, long heldBytes) {
            RecordingDownload download = new RecordingDownload();
            session().request(segment, heldBytes, OptionalLong.empty(), download);
            downloads.add(download);
            asked.add(segment);
            held.add(heldBytes);
            return download;
        }

        long delivered() {
            return downloads.stream()
                    .mapToLong(download -> download.bytes.size())
                    .sum();
        }

        void checkDownloads() {
            for (int i = 0; i < downloads.size(); i++) {
                byte[] got = downloads.get(i).bytes.toByteArray();
                int from = held.get(i).intValue();
                assertThat(got).isEqualTo(Arrays.copyOfRange(segment(asked.get(i)), from, from + got.length));
            }
        }
    }
}
