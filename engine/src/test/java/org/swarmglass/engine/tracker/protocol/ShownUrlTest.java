package org.swarmglass.engine.tracker.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownUrlTest {
    @ParameterizedTest
    @CsvSource({
        "wss://t.example,wss://t.example",
        "ws://t.example:8000/announce,ws://t.example:8000/announce",
        "wss://t.example/?token=secret,wss://t.example/?token=***",
        "wss://t.example/a?a=1&secret&b=,wss://t.example/a?a=***&***&b=***",
        "wss://user:secret@t.example/,wss://t.example/",
        "ws://[::1]:8000?token=se%20cret,ws://[::1]:8000?token=***"
    })
    void leavesOutWhatMayBeSecret(URI url, URI shown) {
        assertThat(ShownUrl.of(url)).isEqualTo(shown);
    }
}
