package org.swarmglass.engine.transport.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.IceServer;

/** Each refusal here is a segmentation fault that does not happen. */
class TransportOptionsTest {
    @Test
    void takesWhatTheParserMade() {
        List<IceServer> servers = List.of(
                IceServer.parse("stun:stun.example:3478"),
                IceServer.parse("stuns:[2001:db8::1]:5349"),
                IceServer.parse("turn:user:secret@turn.example:3478?transport=tcp"),
                IceServer.parse("turns:user:secret@turn.example"));
        assertThat(TransportOptions.of(servers, false).iceServers()).isEqualTo(servers);
    }

    @Test
    void refusesWhatWouldEndTheProcess() {
        Optional<String> none = Optional.empty();
        List<IceServer> deadly = List.of(
                new IceServer("http://stun.example", none, none),
                new IceServer("stun:", none, none),
                new IceServer("stun:host:0", none, none),
                new IceServer("nonsense", none, none),
                new IceServer("turnip", Optional.of("u"), Optional.of("p")),
                new IceServer("turn:turn.example", none, none),
                new IceServer("turn:turn.example", Optional.of(""), Optional.of("p")),
                new IceServer("turn:turn.example", Optional.of("u"), Optional.of("")),
                new IceServer("turn:turn.example", Optional.of("u".repeat(509)), Optional.of("p")),
                new IceServer("turn:other:user@turn.example", Optional.of("u"), Optional.of("p")));
        for (IceServer server : deadly) {
            assertThatThrownBy(() -> TransportOptions.of(List.of(server), false))
                    .as(server.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
