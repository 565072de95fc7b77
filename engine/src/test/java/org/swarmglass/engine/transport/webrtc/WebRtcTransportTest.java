package org.swarmglass.engine.transport.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.LoopProbe;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkPair;
import org.swarmglass.engine.transport.PeerTransport;
import org.swarmglass.engine.transport.PeerTransportContract;
import org.swarmglass.engine.transport.webrtc.TransportOptions.Rotation;

/** The real library over 127.0.0.1. */
class WebRtcTransportTest extends PeerTransportContract {
    private static final TransportOptions LOOPBACK =
            TransportOptions.of(List.of(), true).withStatsEvery(Duration.ofMillis(200));

    private final LoopProbe probe = new LoopProbe("test-loop");

    @Override
    protected void checkNothingIsLeft() {
        assertThat(probe.takeFaults()).isEmpty();
        probe.close();
        assertThat(rtcThreads()).as("threads that make native calls").isZero();
    }

    @Override
    protected PeerTransport newTransport() {
        return start(LOOPBACK);
    }

    private WebRtcTransport start(TransportOptions options) {
        try {
            return WebRtcTransport.start(probe.loop(), options);
        } catch (TransportUnavailableException unavailable) {
            throw new AssertionError(unavailable.getMessage() + " " + unavailable.cure(), unavailable);
        }
    }

    @Override
    protected <T> T onLoop(Callable<T> task) {
        return probe.onLoop(task);
    }

    @Override
    protected void await(String what, Duration limit, BooleanSupplier condition) {
        probe.await(what, limit, condition);
    }

    @Override
    protected void pass(Duration time) {
        probe.pass(time);
    }

    @Override
    protected void close(PeerTransport transport) {
        transport.close();
    }

    private static long rtcThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("rtc-io"))
                .count();
    }

    @Test
    void aListenerThatThrowsLosesItsLinkAndNoOther() {
        PeerTransport here = transport();
        PeerTransport there = transport();
        LinkPair pair = connected(here, there);
        LinkPair other = connected(here, there);
        run(() -> {
            pair.answererHears.messagesTo(message -> {
                throw new IllegalStateException("planted");
            });
            pair.offerer.send(new byte[10]);
        });
        await("the other side", () -> pair.offererHears.endedBy().isPresent());
        run(() -> assertThat(pair.answererHears.endedBy()).contains(LinkEnd.Cause.OUR_FAULT));
        run(() -> other.offerer.send(new byte[10]));
        await("a message of the other link", () -> other.answererHears.receivedBytes() == 10);
        assertThat(probe.takeFaults()).singleElement().asString().contains("peer message", "planted");
    }

    @Test
    void offersOneCandidateAtLoopback() {
        LinkPair pair = connected(transport(), transport());
        List<String> candidates =
                onLoop(() -> List.of(pair.offererHears.descriptions.get(0), pair.answererHears.descriptions.get(0)))
                        .stream()
                        .flatMap(String::lines)
                        .filter(line -> line.contains("candidate"))
                        .toList();
        assertThat(candidates)
                .hasSize(2)
                .allMatch(line -> line.matches("a=candidate:1 1 udp \\d+ 127.0.0.1 \\d+ typ host .*"));
    }

    @Test
    void movesNewPeersToANewFactoryAndEndsTheOldOneWithItsLastPeer() {
        Rotation after20 = new Rotation(20, Duration.ofMinutes(10), Duration.ofSeconds(1));
        WebRtcTransport sender = start(LOOPBACK);
        WebRtcTransport receiver = start(LOOPBACK.withRotation(after20));
        LinkPair old = connected(sender, receiver);
        send(old, 20);
        await("messages", () -> old.answererHears.messages.size() == 20);
        await("a second factory", () -> rtcThreads() == 3);
        LinkPair young = connected(sender, receiver);
        send(old, 1);
        await("the old link still works", () -> old.answererHears.messages.size() == 21);
        run(() -> old.answerer().close());
        await("the old factory ends", () -> rtcThreads() == 2);
        send(young, 1);
        await("the new link works", () -> young.answererHears.messages.size() == 1);
        sender.close();
        receiver.close();
    }

    @Test
    void closesThePeersOfAnOldFactoryOneByOneWhenPatienceEnds() {
        Duration step = Duration.ofMillis(200);
        Rotation impatient = new Rotation(1, Duration.ofMillis(300), step);
        WebRtcTransport sender = start(LOOPBACK);
        WebRtcTransport receiver = start(LOOPBACK.withRotation(impatient));
        LinkPair first = connected(sender, receiver);
        LinkPair second = connected(sender, receiver);
        List<Long> endedAt = new ArrayList<>();
        run(() -> Stream.of(first, second)
                .forEach(pair ->
                        pair.answererHears.endTo(() -> endedAt.add(probe.loop().nowNanos()))));
        send(first, 1);
        await("both end", () -> ended(first) && ended(second));
        run(() -> assertThat(endedAt.get(1) - endedAt.get(0)).isGreaterThanOrEqualTo(step.toNanos()));
        run(() -> assertThat(first.answererHears.endedBy()).contains(LinkEnd.Cause.FACTORY_ROTATED));
        await("the old factory ends", () -> rtcThreads() == 2);
        sender.close();
        receiver.close();
    }

    /** What it leaks must not depend on how much its peers say meanwhile. */
    @Test
    void closesThePeersOfAnOldFactoryThatHasReceivedAsMuchAgain() {
        Rotation patient = new Rotation(20, Duration.ofMinutes(10), Duration.ofMillis(50));
        WebRtcTransport sender = start(LOOPBACK);
        WebRtcTransport receiver = start(LOOPBACK.withRotation(patient));
        LinkPair old = connected(sender, receiver);
        send(old, 39);
        await("messages", () -> old.answererHears.messages.size() == 39);
        run(() -> assertThat(ended(old)).isFalse());
        send(old, 1);
        await("the link ends", () -> ended(old));
        run(() -> assertThat(old.answererHears.endedBy()).contains(LinkEnd.Cause.FACTORY_ROTATED));
        await("the old factory ends", () -> rtcThreads() == 2);
        sender.close();
        receiver.close();
    }

    private static boolean ended(LinkPair pair) {
        return pair.answererHears.endedBy().isPresent();
    }

    private void send(LinkPair pair, int messages) {
        run(() -> {
            for (int i = 0; i < messages; i++) {
                pair.offerer.send(new byte[] {1, 2, 3});
            }
        });
    }

    @Test
    void startsAndStopsFiftyTimesInEveryState() {
        PeerTransport steady = transport();
        for (int cycle = 0; cycle < 50; cycle++) {
            WebRtcTransport brief = start(LOOPBACK);
            LinkPair pair = onLoop(() -> new LinkPair(brief, steady));
            int stage = cycle % 5;
            if (stage == 1) {
                await("an offer", () -> !pair.offererHears.descriptions.isEmpty());
            } else if (stage == 2) {
                await("an answer", () -> !pair.answererHears.descriptions.isEmpty());
            } else if (stage > 2) {
                await("both sides open", pair::open);
            }
            if (stage == 4) {
                run(() -> pair.offerer.send(new byte[65_535]));
            }
            brief.close();
            assertThat(rtcThreads()).isEqualTo(1);
        }
    }

    @Test
    void enlargesTheReceiveBufferOfItsOwnSockets() {
        PeerTransport transport = transport();
        LinkPair pair = connected(transport, transport);
        String sdp = onLoop(() -> pair.offererHears.descriptions.get(0));
        int port = Integer.parseInt(sdp.replaceAll("(?s).* 127.0.0.1 (\\d+) typ.*", "$1"));
        assertThat(UdpSockets.bound(port)).isTrue();
        assertThat(UdpSockets.enlargeReceiveBuffers(Set.of(port))).isEqualTo(1);
        assertThat(UdpSockets.enlargeReceiveBuffers(Set.of(1))).isZero();
    }

    @Test
    void manyPeersShareOneThread() {
        PeerTransport hub = transport();
        PeerTransport others = transport();
        List<LinkPair> pairs = onLoop(() ->
                IntStream.range(0, 20).mapToObj(i -> new LinkPair(hub, others)).toList());
        await("all open", () -> pairs.stream().allMatch(LinkPair::open));
        run(() -> pairs.forEach(pair -> pair.offerer.send(new byte[65_535])));
        await("all arrive", () -> pairs.stream().allMatch(pair -> pair.answererHears.receivedBytes() == 65_535));
        assertThat(rtcThreads()).isEqualTo(2);
    }
}
