package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.PeerLink;

/** Two channels to one browser: which is used, and for how long the other stays. */
class PeerTableTest {
    private static final PeerId SELF = new PeerId("-sg0100-AAAAAAAAAAAA");
    private static final PeerId BROWSER = new PeerId("-WW0006-iKmPgA4ZZfvu");
    private static final PeerId SWARMGLASS = new PeerId("-sg0100-BBBBBBBBBBBB");

    private final VirtualLoop loop = new VirtualLoop();
    private final ManualPeer first = new ManualPeer(loop, new Traffic(), 1);
    private final ManualPeer second = new ManualPeer(loop, new Traffic(), 2);

    @Test
    void theOneThatConnectedFirstIsUsedUntilTheBrowserSpeaksOnTheOther() {
        PeerTable table = table(Generation.V0_6, BROWSER);
        assertThat(table.active()).containsExactly(first.session);
        second.announce(1L);
        assertThat(table.active()).containsExactly(second.session);
    }

    @Test
    void aBrowserOf06HasFourSecondsToCloseTheOtherAndNewerOnesTen() {
        assertThat(table(Generation.V0_6, BROWSER).leftovers(seconds(3))).isEmpty();
        assertThat(table(Generation.V0_6, BROWSER).leftovers(seconds(4))).containsExactly(second.session);
        assertThat(table(Generation.V2_3, BROWSER).leftovers(seconds(9))).isEmpty();
        assertThat(table(Generation.V2_3, BROWSER).leftovers(seconds(10))).containsExactly(second.session);
    }

    @Test
    void betweenTwoSwarmglassTheLowerOfferStaysInEveryGeneration() {
        List<PeerSession> leftovers = table(Generation.V0_6, SWARMGLASS).leftovers(seconds(3));
        assertThat(leftovers).containsExactly(second.session);
    }

    @Test
    void ofWhatTheRemoteClosesTheOtherIsUsed() {
        PeerTable table = table(Generation.V0_6, BROWSER);
        table.remove(first.session);
        assertThat(table.active()).containsExactly(second.session);
        assertThat(table.leftovers(seconds(60))).isEmpty();
    }

    private PeerTable table(Generation generation, PeerId remote) {
        PeerTable table = new PeerTable(SELF, generation);
        table.add(remote, channel(remote, "offer-1", first, 0));
        table.add(remote, channel(remote, "offer-2", second, 1));
        return table;
    }

    private static PeerChannel channel(PeerId remote, String offerId, ManualPeer peer, long openedNanos) {
        PeerChannel channel = PeerChannel.answering(new NoSteps(), offerId, remote);
        channel.opened(peer.session, openedNanos);
        return channel;
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos() + 1;
    }

    /** The channels are open. */
    private static final class NoSteps implements PeerChannel.Steps {
        @Override
        public void onDescription(PeerChannel channel, String sdp) {
            throw new AssertionError("open already");
        }

        @Override
        public void onOpen(PeerChannel channel, PeerLink link) {
            throw new AssertionError("open already");
        }

        @Override
        public void onHandshakeFailed(PeerChannel channel, LinkEnd end) {
            throw new AssertionError("open already");
        }
    }
}
