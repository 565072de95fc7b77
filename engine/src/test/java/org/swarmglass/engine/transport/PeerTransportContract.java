package org.swarmglass.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link PeerTransport} does. Run on the simulated and on the real one. */
public abstract class PeerTransportContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<PeerTransport> transports = new ArrayList<>();

    /** A transport that reaches the others of the same test. */
    protected abstract PeerTransport newTransport();

    /** Runs on the loop and waits for the result. */
    protected abstract <T> T onLoop(Callable<T> task);

    /** Waits, while the loop turns, until the condition holds on the loop. */
    protected abstract void await(String what, Duration limit, BooleanSupplier condition);

    /** Lets the loop turn for the time. */
    protected abstract void pass(Duration time);

    /** After every test, all transports closed: no thread, link or timer may have stayed. */
    protected abstract void checkNothingIsLeft();

    /** Closes on the thread that the transport wants. */
    protected abstract void close(PeerTransport transport);

    protected final PeerTransport transport() {
        PeerTransport made = newTransport();
        transports.add(made);
        return made;
    }

    protected final LinkPair connected(PeerTransport offering, PeerTransport answering) {
        LinkPair pair = onLoop(() -> new LinkPair(offering, answering));
        await("both sides open", PATIENCE, pair::open);
        return pair;
    }

    protected final void await(String what, BooleanSupplier condition) {
        await(what, PATIENCE, condition);
    }

    protected final void run(Runnable task) {
        onLoop(() -> {
            task.run();
            return true;
        });
    }

    @AfterEach
    void closeTransports() {
        transports.forEach(this::close);
        checkNothingIsLeft();
    }

    @Test
    void opensBothSidesAndTellsEachOnce() {
        LinkPair pair = connected(transport(), transport());
        run(() -> {
            assertThat(pair.offererHears.descriptions).hasSize(1);
            assertThat(pair.answererHears.descriptions).hasSize(1);
            assertThat(pair.offererHears.opened).isEqualTo(1);
            assertThat(pair.answererHears.opened).isEqualTo(1);
            assertThat(pair.offerer.maxMessageBytes()).isEqualTo(65_535);
            assertThat(pair.answerer().maxMessageBytes()).isEqualTo(65_535);
            assertThat(pair.offererHears.ends).isEmpty();
        });
    }

    @Test
    void carriesMessagesByteExactAndInOrderBothWays() {
        LinkPair pair = connected(transport(), transport());
        List<byte[]> sent = new ArrayList<>();
        Random random = new Random(7);
        for (int length : new int[] {1, 0, 65_535, 1_200, 16_384, 65_535, 3}) {
            byte[] message = new byte[length];
            random.nextBytes(message);
            sent.add(message);
        }
        run(() -> sent.forEach(message -> {
            pair.offerer.send(message);
            pair.answerer().send(message);
        }));
        await(
                "all messages",
                () -> pair.answererHears.messages.size() == sent.size()
                        && pair.offererHears.messages.size() == sent.size());
        run(() -> {
            for (int i = 0; i < sent.size(); i++) {
                assertThat(Arrays.equals(sent.get(i), pair.answererHears.messages.get(i)))
                        .isTrue();
                assertThat(Arrays.equals(sent.get(i), pair.offererHears.messages.get(i)))
                        .isTrue();
            }
        });
    }

    @Test
    void carriesPartsOfAnArrayAsMessagesOfTheirOwn() {
        LinkPair pair = connected(transport(), transport());
        byte[] segment = new byte[200_000];
        new Random(8).nextBytes(segment);
        List<Slice> sent = List.of(
                new Slice(segment, 0, 65_535),
                new Slice(segment, 65_535, 65_535),
                new Slice(segment, 199_000, 1_000),
                new Slice(segment, 131_070, 65_535),
                new Slice(segment, 7, 0));
        run(() -> sent.forEach(pair.offerer::send));
        await("all messages", () -> pair.answererHears.messages.size() == sent.size());
        run(() -> assertThat(pair.answererHears.messages)
                .usingElementComparator(Arrays::compare)
                .isEqualTo(sent.stream().map(Slice::toArray).toList()));
    }

    @Test
    void saysWhenASenderShouldWaitAndWhenItMayGoOn() {
        LinkPair pair = connected(transport(), transport());
        int messages = 40;
        run(() -> {
            for (int i = 0; i < messages; i++) {
                pair.offerer.send(new byte[65_535]);
            }
            assertThat(pair.offerer.congested()).isTrue();
            assertThat(pair.offerer.queuedBytes()).isEqualTo(messages * 65_535L);
        });
        await("the queue is short", () -> pair.offererHears.writable == 1);
        run(() -> assertThat(pair.offerer.congested()).isFalse());
        await("all of it arrives", () -> pair.answererHears.receivedBytes() == messages * 65_535L);
        await("nothing is queued", () -> pair.offerer.queuedBytes() == 0);
        run(() -> assertThat(pair.offererHears.writable).isEqualTo(1));
    }

    @Test
    void theOthersCloseArrivesWhicheverSideItIs() {
        PeerTransport first = transport();
        PeerTransport second = transport();
        LinkPair closedByOfferer = connected(first, second);
        LinkPair closedByAnswerer = connected(first, second);
        run(() -> {
            closedByOfferer.offerer.close();
            closedByAnswerer.answerer().close();
        });
        await(
                "the other sides hear of it",
                () -> closedByOfferer.answererHears.endedBy().isPresent()
                        && closedByAnswerer.offererHears.endedBy().isPresent());
        run(() -> {
            assertThat(closedByOfferer.answererHears.endedBy()).contains(LinkEnd.Cause.REMOTE_CLOSED);
            assertThat(closedByAnswerer.offererHears.endedBy()).contains(LinkEnd.Cause.REMOTE_CLOSED);
            assertThat(closedByOfferer.offererHears.ends).isEmpty();
            assertThat(closedByAnswerer.answererHears.ends).isEmpty();
        });
    }

    @Test
    void nothingIsCalledAfterCloseEvenFromWithinACall() {
        LinkPair pair = connected(transport(), transport());
        run(() -> {
            pair.answererHears.messagesTo(message -> pair.answerer().close());
            for (int i = 0; i < 10; i++) {
                pair.offerer.send(new byte[1000]);
            }
        });
        await("the sender hears of it", () -> pair.offererHears.endedBy().isPresent());
        int calls = onLoop(() -> pair.answererHears.calls);
        pass(Duration.ofMillis(200));
        run(() -> {
            assertThat(pair.answererHears.messages).hasSize(1);
            assertThat(pair.answererHears.calls).isEqualTo(calls);
            assertThat(pair.answererHears.ends).isEmpty();
            pair.answerer().send(new byte[1]);
            pair.answerer().close();
        });
    }

    @Test
    void closesWhileBusyInBothDirections() {
        LinkPair pair = connected(transport(), transport());
        run(() -> {
            for (int i = 0; i < 100; i++) {
                pair.offerer.send(new byte[65_535]);
                pair.answerer().send(new byte[65_535]);
            }
        });
        await("traffic flows", () -> !pair.answererHears.messages.isEmpty() && !pair.offererHears.messages.isEmpty());
        run(() -> pair.offerer.close());
        await("the other side hears of it", () -> pair.answererHears.endedBy().isPresent());
        run(() -> assertThat(pair.answererHears.endedBy()).contains(LinkEnd.Cause.REMOTE_CLOSED));
    }

    @Test
    void refusesDescriptionsThatAreNone() {
        PeerTransport transport = transport();
        RecordingLinkListener badOffer = new RecordingLinkListener();
        RecordingLinkListener badAnswer = new RecordingLinkListener();
        PeerLink offering = onLoop(() -> {
            PeerLink answering = transport.answer("nonsense", badOffer);
            assertThat(badOffer.ends).as("not from within the call").isEmpty();
            answering.send(new byte[1]);
            return transport.offer(badAnswer);
        });
        await("our offer", () -> !badAnswer.descriptions.isEmpty());
        run(() -> offering.accept("nonsense"));
        await(
                "both end",
                () -> badOffer.endedBy().isPresent() && badAnswer.endedBy().isPresent());
        run(() -> {
            assertThat(badOffer.endedBy()).contains(LinkEnd.Cause.BAD_DESCRIPTION);
            assertThat(badAnswer.endedBy()).contains(LinkEnd.Cause.BAD_DESCRIPTION);
        });
    }

    @Test
    void anOfferIsNoAnswer() {
        PeerTransport transport = transport();
        RecordingLinkListener hears = new RecordingLinkListener();
        PeerLink link = onLoop(() -> transport.offer(hears));
        await("our offer", () -> !hears.descriptions.isEmpty());
        run(() -> link.accept(hears.descriptions.get(0)));
        await("it ends", () -> hears.endedBy().isPresent());
        run(() -> assertThat(hears.endedBy()).contains(LinkEnd.Cause.BAD_DESCRIPTION));
    }

    @Test
    void ignoresASecondAnswer() {
        LinkPair pair = connected(transport(), transport());
        run(() -> {
            pair.offerer.accept(pair.answererHears.descriptions.get(0));
            pair.offerer.accept("nonsense");
            pair.offerer.send(new byte[5]);
        });
        await("the link still works", () -> pair.answererHears.messages.size() == 1);
        run(() -> assertThat(pair.offererHears.ends).isEmpty());
    }

    @Test
    void dropsWhatIsSentBeforeOpening() {
        PeerTransport first = transport();
        PeerTransport second = transport();
        LinkPair pair = onLoop(() -> {
            LinkPair early = new LinkPair(first, second);
            early.offerer.send(new byte[] {1});
            assertThat(early.offerer.queuedBytes()).isZero();
            return early;
        });
        await("both sides open", pair::open);
        run(() -> pair.offerer.send(new byte[] {2}));
        await("a message", () -> !pair.answererHears.messages.isEmpty());
        run(() -> assertThat(pair.answererHears.messages.get(0)).containsExactly(2));
    }

    @Test
    void aMessageThatIsTooLongOverrunsTheLink() {
        LinkPair pair = connected(transport(), transport());
        run(() -> pair.offerer.send(new byte[65_536]));
        await(
                "both end",
                () -> pair.offererHears.endedBy().isPresent()
                        && pair.answererHears.endedBy().isPresent());
        run(() -> {
            assertThat(pair.offererHears.endedBy()).contains(LinkEnd.Cause.OVERRUN);
            assertThat(pair.answererHears.endedBy()).contains(LinkEnd.Cause.REMOTE_CLOSED);
        });
    }

    @Test
    void aSenderThatNeverWaitsOverrunsTheLink() {
        LinkPair pair = connected(transport(), transport());
        run(() -> {
            for (int i = 0; i < 300; i++) {
                pair.offerer.send(new byte[65_535]);
            }
        });
        await("it ends", () -> pair.offererHears.endedBy().isPresent());
        run(() -> assertThat(pair.offererHears.endedBy()).contains(LinkEnd.Cause.OVERRUN));
    }

    @Test
    void reportsTheSelectedPairWhileOpen() {
        LinkPair pair = connected(transport(), transport());
        run(() -> pair.offerer.send(new byte[10_000]));
        await("statistics", () -> pair.answererHears.stats.stream().anyMatch(stats -> stats.bytesIn() >= 10_000));
        run(() -> assertThat(pair.answererHears.stats).last().satisfies(stats -> {
            assertThat(stats.localType()).isNotEmpty();
            assertThat(stats.remoteType()).isNotEmpty();
            assertThat(stats.roundTrip()).isPresent();
        }));
    }

    @Test
    void closingTheTransportEndsItsLinksAndRefusesNewOnes() {
        PeerTransport closing = transport();
        LinkPair pair = connected(closing, transport());
        RecordingLinkListener offering = new RecordingLinkListener();
        run(() -> closing.offer(offering));
        close(closing);
        RecordingLinkListener late = new RecordingLinkListener();
        run(() -> closing.offer(late));
        await(
                "all end",
                () -> pair.offererHears.endedBy().isPresent()
                        && pair.answererHears.endedBy().isPresent()
                        && offering.endedBy().isPresent()
                        && late.endedBy().isPresent());
        run(() -> {
            assertThat(pair.offererHears.endedBy()).contains(LinkEnd.Cause.TRANSPORT_CLOSED);
            assertThat(pair.answererHears.endedBy()).contains(LinkEnd.Cause.REMOTE_CLOSED);
            assertThat(late.endedBy()).contains(LinkEnd.Cause.TRANSPORT_CLOSED);
        });
    }
}
