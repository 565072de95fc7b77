package org.swarmglass.engine.origin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpOriginOptionsTest {
    @Test
    void refusesHeadersThatWouldBreakTheRequest() {
        for (Map<String, String> headers : java.util.List.of(
                Map.of("Range", "bytes=0-1"), Map.of("Host", "x"), Map.of("X-A", "a\r\nX-B: b"), Map.of("X A", "a"))) {
            assertThatThrownBy(() -> HttpOriginOptions.forStream(URI.create("http://a/"), headers, "1"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void trustsTheStreamsHostWithHeadersButNotInTheClear() {
        HttpOriginOptions secure = HttpOriginOptions.forStream(URI.create("https://a.test/x"), Map.of(), "1");
        assertThat(secure.trustsWithHeaders(URI.create("https://A.test:8443/y")))
                .isTrue();
        assertThat(secure.trustsWithHeaders(URI.create("http://a.test/y"))).isFalse();
        assertThat(secure.trustsWithHeaders(URI.create("https://b.a.test/y"))).isFalse();
        HttpOriginOptions plain = HttpOriginOptions.forStream(URI.create("http://a.test/x"), Map.of(), "1");
        assertThat(plain.trustsWithHeaders(URI.create("https://a.test/y"))).isTrue();
    }
}
