package org.swarmglass.engine.transport.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.IceServer;

class GatheringPatienceTest {
    private static final Duration BRIEFLY = Duration.ofMillis(100);

    @Test
    void waitsASecondAtMostAndBrieflyOnceTheAddressSeenFromOutsideIsKnown() {
        GatheringPatience patience = new GatheringPatience(false);
        assertThat(patience.atStart()).isEqualTo(Duration.ofSeconds(1));
        assertThat(patience.after("host")).isEmpty();
        assertThat(patience.after("srflx")).contains(BRIEFLY);
        assertThat(patience.after("relay")).contains(BRIEFLY);
    }

    @Test
    void waitsLongerForARelayThatIsConfigured() {
        GatheringPatience patience = new GatheringPatience(true);
        assertThat(patience.atStart()).isEqualTo(Duration.ofSeconds(5));
        assertThat(patience.after("srflx")).isEmpty();
        assertThat(patience.after("relay")).contains(BRIEFLY);
    }

    @Test
    void onlyATurnServerOutsideLoopbackModePromisesARelay() {
        List<IceServer> turn = List.of(IceServer.parse("turn:u:p@turn.example:3478?transport=udp"));
        assertThat(TransportOptions.of(turn, false).awaitsRelay()).isTrue();
        assertThat(TransportOptions.of(turn, true).awaitsRelay()).isFalse();
        assertThat(TransportOptions.of(List.of(IceServer.parse("stun:stun.example")), false)
                        .awaitsRelay())
                .isFalse();
    }
}
