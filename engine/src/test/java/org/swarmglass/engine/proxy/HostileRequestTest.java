package org.swarmglass.engine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a web page, a stranger or a broken client may send (reliability S16 to S19). */
class HostileRequestTest {
    private static final Duration HEADER = Duration.ofMillis(1_000);
    private static final Duration IDLE = Duration.ofMillis(1_000);
    private static final ProxyLimits SHORT = new ProxyLimits(4, HEADER, IDLE, Duration.ofMinutes(1), 16 * 1024, 4);
    private static final ProxyLimits FEW =
            new ProxyLimits(4, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), 16 * 1024, 4);

    private final FakeContent content = new FakeContent();
    private LocalProxy proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = LocalProxy.start(content);
        serveSegment();
    }

    private void serveSegment() {
        content.rule("s-1", asked -> {
            asked.sink().begin("video/mp2t", OptionalLong.of(5), OptionalLong.of(5));
            asked.sink().write("hello".getBytes(StandardCharsets.US_ASCII), 0, 5);
            asked.sink().end();
        });
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    /** HOST, PORT, BASE (the path with the token) and CR (a line end) stand for what a start decides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET BASEs-1 HTTP/1.1CRHost: localhost:PORT                                  | 200
            GET BASEs-1 HTTP/1.1CRHost: HOSTCROrigin: http://HOST                       | 200
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRSec-Fetch-Site: none                      | 200
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRRange: bytes=9-1                          | 200
            GET BASEs-1 HTTP/1.0CRHost: HOST                                            | 200
            GET http://HOSTBASEs-1 HTTP/1.1CRHost: HOST                                 | 200
            GET / HTTP/1.1CRHost: HOST                                                  | 403
            GET /s-1 HTTP/1.1CRHost: HOST                                               | 403
            GET /00000000000000000000000000000000/s-1 HTTP/1.1CRHost: HOST              | 403
            GET /xBASEs-1 HTTP/1.1CRHost: HOST                                          | 403
            GET BASEs-1 HTTP/1.1CRHost: evil.example                                    | 403
            GET BASEs-1 HTTP/1.1CRHost: evil.example:PORT                               | 403
            GET BASEs-1 HTTP/1.1CRHost: 127.0.0.1                                       | 403
            GET BASEs-1 HTTP/1.1CRHost: 127.0.0.1.:PORT                                 | 403
            GET BASEs-1 HTTP/1.1CRHost: [::1]:PORT                                      | 403
            GET BASEs-1 HTTP/1.0                                                        | 403
            GET BASEs-1 HTTP/1.1CRHost: HOSTCROrigin: http://evil.example               | 403
            GET BASEs-1 HTTP/1.1CRHost: HOSTCROrigin: null                              | 403
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRSec-Fetch-Site: cross-site                | 403
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRSec-Fetch-Site: same-site                 | 403
            OPTIONS BASEs-1 HTTP/1.1CRHost: HOSTCROrigin: http://evil.example           | 403
            GET http://evil.example/s-1 HTTP/1.1CRHost: evil.example                    | 403
            GET http://evil.example/s-1 HTTP/1.1CRHost: HOST                            | 400
            CONNECT evil.example:443 HTTP/1.1CRHost: evil.example:443                   | 403
            CONNECT HOST HTTP/1.1CRHost: HOST                                           | 403
            POST BASEs-1 HTTP/1.1CRHost: HOSTCRContent-Length: 0                        | 405
            TRACE BASEs-1 HTTP/1.1CRHost: HOST                                          | 405
            OPTIONS * HTTP/1.1CRHost: HOST                                              | 403
            GET BASEs-1?url=http://evil.example/ HTTP/1.1CRHost: HOST                   | 404
            GET BASEs-1;a=b HTTP/1.1CRHost: HOST                                        | 404
            GET BASE HTTP/1.1CRHost: HOST                                               | 404
            GET BASEs-unknown HTTP/1.1CRHost: HOST                                      | 404
            GET BASEother HTTP/1.1CRHost: HOST                                          | 404
            GET BASEs-1/ HTTP/1.1CRHost: HOST                                           | 404
            GET BASEx/../s-1 HTTP/1.1CRHost: HOST                                       | 404
            GET BASE../../etc/passwd HTTP/1.1CRHost: HOST                               | 400
            GET BASE%2e%2e/s-1 HTTP/1.1CRHost: HOST                                     | 400
            GET BASEs%2f1 HTTP/1.1CRHost: HOST                                          | 400
            GET BASEs-1%00 HTTP/1.1CRHost: HOST                                         | 400
            GET BASEs-%31 HTTP/1.1CRHost: HOST                                          | 404
            GET BASEs-1\\..\\x HTTP/1.1CRHost: HOST                                     | 400
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRHost: HOST                                | 400
            GET BASEs-1 HTTP/1.1                                                        | 400
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRContent-Length: 5CRContent-Length: 6      | 400
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRContent-Length: 5CRContent-Length: 5      | 400
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRContent-Length: -1                        | 400
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRContent-Length: 4CRTransfer-Encoding: chunked | 400
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRTransfer-Encoding: chunked                | 400
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRTransfer-Encoding: x, chunked             | 400
            GET BASEs-1 HTTP/1.1CRHost: HOSTCRContent-Length: 5                         | 400
            GET BASEs-1 HTTP/1.1CRHost : HOST                                           | 400
            GET BASEs-1 HTTP/1.1CRHost: HOSTCR folded: yes                              | 400
            GET  BASEs-1 HTTP/1.1CRHost: HOST                                           | 200
            GET BASEs-1 HTTP/9.9CRHost: HOST                                            | 505
            GET BASEs-1                                                                 | 505
            """)
    void answersOrRefusesOnce(String request, int status) throws IOException {
        try (RawClient client = new RawClient(proxy.base())) {
            client.send(fill(request) + "\r\n\r\n");
            String answer = client.readAll(100);
            assertThat(statusOf(answer)).as(answer).isEqualTo(status);
            assertThat(answer.split("HTTP/1.1 ", -1))
                    .as("one answer to one request")
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("jetty", "access-control", "server:");
            assertThat(content.calls()).isLessThanOrEqualTo(status == 200 || status == 404 ? 1 : 0);
        }
    }

    @Test
    void aSmuggledSecondRequestIsNotAnswered() throws IOException {
        try (RawClient client = new RawClient(proxy.base())) {
            client.send(fill("GET BASEs-1 HTTP/1.1CRHost: HOSTCRContent-Length: 60CRCR"
                    + "GET BASEs-1 HTTP/1.1CRHost: HOSTCRCRGET BASEs-1 HTTP/1.1CRHost: HOSTCRCR"));
            assertThat(client.readAll(1_000)).startsWith("HTTP/1.1 400").doesNotContain("hello");
            assertThat(content.calls()).isZero();
        }
    }

    @Test
    void everyNotFoundLooksTheSame() throws IOException {
        List<String> answers = new ArrayList<>();
        for (String name : List.of("s-unknown", "a-unknown", "unknown.m3u8", "x", "", "a/b", "s-1?x")) {
            try (RawClient client = new RawClient(proxy.base())) {
                client.send(fill("GET BASE" + name + " HTTP/1.1CRHost: HOSTCRCR"));
                answers.add(client.readUntil("not found\n"));
            }
        }
        assertThat(answers).allMatch(answers.get(0)::equals);
        assertThat(answers.get(0)).startsWith("HTTP/1.1 404");
    }

    @Test
    void refusesAHeaderBeyondSixteenKibibytes() throws IOException {
        try (RawClient client = new RawClient(proxy.base())) {
            client.send(fill("GET BASEs-1 HTTP/1.1CRHost: HOSTCRX: ") + "x".repeat(17_000) + "\r\n\r\n");
            assertThat(statusOf(client.readAll(1_000))).isEqualTo(431);
        }
    }

    @Test
    void aDribblingHeaderDoesNotKeepAConnection() throws IOException {
        restart(SHORT);
        long before = System.nanoTime();
        try (RawClient client = new RawClient(proxy.base())) {
            int sent = 0;
            client.send("GET /");
            while (!client.closedWithin(100)) {
                client.send("x");
                sent++;
                assertThat(sent).as("bytes that kept it open").isLessThan(300);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(HEADER);
        }
    }

    @Test
    void aHeldRequestOutlivesHeaderAndIdleTime() throws Exception {
        restart(SHORT);
        try (RawClient client = new RawClient(proxy.base())) {
            client.send(fill("GET BASEs-held HTTP/1.1CRHost: HOSTCRCR"));
            FakeContent.Asked asked = content.awaitHeld();
            assertThat(client.closedWithin(1_400)).isFalse();
            asked.sink().begin("video/mp2t", OptionalLong.of(1), OptionalLong.empty());
            client.readUntil("\r\n\r\n");
            assertThat(client.closedWithin(1_400)).isFalse();
            asked.sink().write(new byte[] {'!'}, 0, 1);
            assertThat(client.readUntil("!")).endsWith("!");
            assertThat(client.closes()).as("idle after the answer").isTrue();
        }
    }

    @Test
    void strangersDoNotCrowdThePlayerOut() throws Exception {
        restart(FEW);
        List<RawClient> strangers = new ArrayList<>();
        try (RawClient player = new RawClient(proxy.base())) {
            player.send(fill("GET BASEs-held HTTP/1.1CRHost: HOSTCRCR"));
            FakeContent.Asked asked = content.awaitHeld();
            for (int i = 0; i < 40; i++) {
                strangers.add(new RawClient(proxy.base()));
            }
            try (RawClient second = new RawClient(proxy.base())) {
                second.send(fill("GET BASEs-1 HTTP/1.1CRHost: HOSTCRCR"));
                assertThat(second.readUntil("hello")).endsWith("hello");
                assertThat(proxy.openConnections()).isLessThanOrEqualTo(FEW.connections());
            }
            assertThat(asked.gone()).hasValue(0);
        } finally {
            for (RawClient stranger : strangers) {
                stranger.close();
            }
        }
    }

    private void restart(ProxyLimits limits) throws IOException {
        proxy.close();
        proxy = LocalProxy.start(content, limits);
    }

    private String fill(String request) {
        URI base = proxy.base();
        return request.replace("CR", "\r\n")
                .replace("HOST", base.getAuthority())
                .replace("PORT", Integer.toString(base.getPort()))
                .replace("BASE", base.getPath());
    }

    private static int statusOf(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : -1;
    }
}
