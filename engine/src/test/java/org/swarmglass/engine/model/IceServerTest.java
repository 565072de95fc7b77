package org.swarmglass.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IceServerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stun:s.example:3478",
                "turn:user:secret@t.example:3478?transport=tcp",
                "turns:user:secret@[2001:db8::1]:5349",
                "turn:1700000000%3Auser:a%2Fb+c=@t.example"
            })
    void writesTheLineItWasReadFrom(String line) {
        assertThat(IceServer.parse(line).toLine()).isEqualTo(line);
    }

    @Test
    void keepsAnyUserAndPasswordInALine() {
        IceServer server = new IceServer("turn:t.example:1", Optional.of("1700:u@x"), Optional.of("a/b+c=%41 ?#é"));
        assertThat(IceServer.parse(server.toLine())).isEqualTo(server);
    }

    @Test
    void takesAPercentSignThatBeginsNoEscapeAsItStands() {
        assertThat(IceServer.parse("turn:u:50%@t.example").password()).contains("50%");
    }
}
