package org.swarmglass.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.OwnedFaultException;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkPair;
import org.swarmglass.engine.transport.PeerTransport;
import org.swarmglass.engine.transport.PeerTransportContract;
import org.swarmglass.engine.transport.RecordingLinkListener;

class SimTransportTest extends PeerTransportContract {
    private static final Duration STEP = Duration.ofMillis(5);

    private final VirtualLoop loop = new VirtualLoop();
    private final SimNetwork network = new SimNetwork(loop);

    @Override
    protected PeerTransport newTransport() {
        return network.join(SimConditions.DEFAULT);
    }

    @Override
    protected <T> T onLoop(Callable<T> task) {
        try {
            return task.call();
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception checked) { // Callable declares it
            throw new IllegalStateException(checked);
        }
    }

    @Override
    protected void await(String what, Duration limit, BooleanSupplier condition) {
        long end = loop.nowNanos() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(loop.nowNanos()).as(what).isLessThan(end);
            loop.advance(STEP);
        }
    }

    @Override
    protected void pass(Duration time) {
        loop.advance(time);
    }

    @Override
    protected void checkNothingIsLeft() {
        loop.advance(Duration.ofMinutes(1));
        assertThat(loop.waiting()).isZero();
    }

    @Override
    protected void close(PeerTransport transport) {
        transport.close();
    }

    @Test
    void aMegabyteTakesAsLongAsTheSlowerSideAllows() {
        SimTransport fast = network.join(new SimConditions(Duration.ofMillis(20), 10_000_000));
        SimTransport slow = network.join(new SimConditions(Duration.ofMillis(30), 1_000_000));
        assertThat(timeForAMegabyte(fast, slow)).isBetween(Duration.ofMillis(1_050), Duration.ofMillis(1_055));
        fast.close();
        assertThat(fast.openLinks()).isZero();
    }

    @Test
    void twoAtOneSiteHaveAWayOfTheirOwn() {
        SimTransport here = network.join(at(1));
        SimTransport beside = network.join(at(1));
        SimTransport elsewhere = network.join(at(2));
        Duration near = timeForAMegabyte(here, beside);
        Duration far = timeForAMegabyte(here, elsewhere);
        assertThat(near).isBetween(Duration.ofMillis(104), Duration.ofMillis(109));
        assertThat(far).isBetween(Duration.ofMillis(1_120), Duration.ofMillis(1_125));
        assertThat(beside.farMedia()).isZero();
        assertThat(elsewhere.farMedia()).isEqualTo(1_000_000);
        here.close();
    }

    /** 60 ms from the middle of the network, over links of 8 Mbit/s; within the site 4 ms and 80 Mbit/s. */
    private static SimConditions at(int site) {
        return new SimConditions(
                Duration.ofMillis(60),
                1_000_000,
                SimConditions.UNBOUNDED,
                SimConditions.UNBOUNDED,
                Optional.of(new SimConditions.Site(site, Duration.ofMillis(4), 10_000_000)));
    }

    private Duration timeForAMegabyte(SimTransport from, SimTransport to) {
        LinkPair pair = connected(from, to);
        long began = loop.nowNanos();
        for (int i = 0; i < 20; i++) {
            pair.offerer.send(new byte[50_000]);
        }
        await("a megabyte", () -> pair.answererHears.receivedBytes() == 1_000_000);
        return Duration.ofNanos(loop.nowNanos() - began);
    }

    @Test
    void thoseWhoCannotConnectNeverCan() {
        network.refuse(0.3, 1);
        int refused = 0;
        for (int pair = 0; pair < 300; pair++) {
            SimTransport one = network.join(SimConditions.DEFAULT);
            SimTransport other = network.join(SimConditions.DEFAULT);
            boolean refuses = network.refuses(one, other);
            assertThat(network.refuses(other, one)).isEqualTo(refuses);
            refused += refuses ? 1 : 0;
        }
        assertThat(refused).isBetween(70, 110);
    }

    @Test
    void aListenerThatThrowsLosesItsLink() {
        LinkPair pair = connected(transport(), transport());
        pair.answererHears.messagesTo(message -> {
            throw new IllegalStateException("planted");
        });
        pair.offerer.send(new byte[10]);
        assertThatThrownBy(() -> pass(Duration.ofSeconds(1))).isInstanceOf(OwnedFaultException.class);
        assertThat(pair.answererHears.endedBy()).contains(LinkEnd.Cause.OUR_FAULT);
        await("the other side", () -> pair.offererHears.endedBy().isPresent());
    }

    @Test
    void aShortInterruptionDelaysAndALongOneEndsTheLink() {
        SimTransport here = network.join(SimConditions.DEFAULT);
        SimTransport there = network.join(SimConditions.DEFAULT);
        LinkPair pair = connected(here, there);
        there.setReachable(false);
        pair.offerer.send(new byte[1_000]);
        loop.advance(Duration.ofSeconds(9));
        assertThat(pair.answererHears.messages).isEmpty();
        there.setReachable(true);
        loop.advance(Duration.ofSeconds(1));
        assertThat(pair.answererHears.messages).hasSize(1);
        there.setReachable(false);
        loop.advance(Duration.ofSeconds(17));
        assertThat(pair.offererHears.endedBy()).contains(LinkEnd.Cause.CONNECTION_FAILED);
        assertThat(pair.answererHears.endedBy()).contains(LinkEnd.Cause.CONNECTION_FAILED);
        assertThat(here.openLinks() + there.openLinks()).isZero();
    }

    @Test
    void anAnswerToAnOfferThatHasEndedFails() {
        SimTransport here = network.join(SimConditions.DEFAULT);
        SimTransport there = network.join(SimConditions.DEFAULT);
        RecordingLinkListener answering = new RecordingLinkListener();
        LinkPair pair = new LinkPair(here, there);
        await("the answer", () -> !pair.answererHears.descriptions.isEmpty());
        pair.offerer.close();
        there.answer(pair.offererHears.descriptions.get(0), answering);
        loop.advance(Duration.ofSeconds(31));
        assertThat(answering.endedBy()).contains(LinkEnd.Cause.CONNECTION_FAILED);
        assertThat(there.openLinks()).isZero();
    }
}
