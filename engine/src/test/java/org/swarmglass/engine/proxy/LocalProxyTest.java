package org.swarmglass.engine.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.ByteRange;

class LocalProxyTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    /** What Nagle's algorithm against a delayed acknowledgement makes of every write but the first. */
    private static final Duration NAGLE_STEP = Duration.ofMillis(40);

    private final FakeContent content = new FakeContent();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private LocalProxy proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = LocalProxy.start(content);
    }

    @AfterEach
    void leavesNothing() {
        proxy.close();
        eventually(() -> proxyThreads().isEmpty());
        assertThatThrownBy(() -> new Socket(
                                InetAddress.getLoopbackAddress(), proxy.base().getPort())
                        .close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void sortsRequestsByTheirNames() throws Exception {
        for (String name : List.of("main.m3u8", "s-0-1.ts", "a-key-1")) {
            content.rule(name, asked -> {
                asked.sink().begin("video/mp2t", OptionalLong.empty(), OptionalLong.empty());
                byte[] kind = asked.kind().getBytes(StandardCharsets.US_ASCII);
                asked.sink().write(kind, 0, kind.length);
                asked.sink().end();
            });
        }
        assertThat(get("main.m3u8").body()).asString().isEqualTo("playlist");
        assertThat(get("s-0-1.ts").body()).asString().isEqualTo("segment");
        assertThat(get("a-key-1").body()).asString().isEqualTo("auxiliary");
        assertThat(get("main.m3u8").headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .doesNotContainKeys("server", "date", "access-control-allow-origin", "content-encoding");
    }

    @Test
    void holdsMoreRequestsThanItHasThreads() throws Exception {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        List<FakeContent.Asked> held = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(http.sendAsync(request("s-" + i).build(), HttpResponse.BodyHandlers.ofByteArray()));
            held.add(content.awaitHeld());
        }
        assertThat(proxy.openAnswers()).isEqualTo(12);
        assertThat(proxyThreads()).hasSizeLessThanOrEqualTo(5);
        content.rule("s-now", asked -> answer(asked, HELLO));
        assertThat(get("s-now").body()).isEqualTo(HELLO);
        held.forEach(asked -> answer(asked, HELLO));
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo(HELLO);
        }
        eventually(() -> proxy.openAnswers() == 0);
        assertThat(held).allSatisfy(asked -> assertThat(asked.gone()).hasValue(0));
    }

    @Test
    void passesBytesOnWhileTheSegmentStillArrives() throws Exception {
        CompletableFuture<HttpResponse<InputStream>> opened =
                http.sendAsync(request("s-1").build(), HttpResponse.BodyHandlers.ofInputStream());
        ProxyContent.Sink sink = content.awaitHeld().sink();
        sink.begin("video/mp2t", OptionalLong.of(100), OptionalLong.of(100));
        try (InputStream body = opened.get(30, TimeUnit.SECONDS).body()) {
            long[] nanos = new long[100];
            for (byte i = 0; i < 100; i++) {
                long before = System.nanoTime();
                sink.write(new byte[] {i}, 0, 1);
                assertThat(body.read()).isEqualTo(i);
                nanos[i] = System.nanoTime() - before;
            }
            assertThat(median(nanos)).isLessThan(NAGLE_STEP);
            assertThat(body.read())
                    .as("the announced length ends the body without end()")
                    .isNegative();
        }
        sink.end();
    }

    @Test
    void takesNoFortyMillisecondStepsWithChunkedBodies() throws Exception {
        content.rule("s-1", asked -> {
            asked.sink().begin("video/mp2t", OptionalLong.empty(), OptionalLong.empty());
            for (int i = 0; i < 20; i++) {
                asked.sink().write(new byte[1_000], 0, 1_000);
            }
            asked.sink().end();
        });
        get("s-1");
        long[] nanos = new long[50];
        for (int i = 0; i < 50; i++) {
            long before = System.nanoTime();
            assertThat(get("s-1").body()).hasSize(20_000);
            nanos[i] = System.nanoTime() - before;
        }
        assertThat(median(nanos)).isLessThan(NAGLE_STEP);
    }

    /** Of the median a busy machine changes little, and the steps would be in all. */
    private static Duration median(long[] nanos) {
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[nanos.length / 2]);
    }

    @Test
    void queuesForASlowClientAndLosesNothing() throws Exception {
        byte[] segment = new byte[24 << 20];
        new Random(1).nextBytes(segment);
        try (RawClient slow = new RawClient(proxy.base())) {
            slow.send(head("GET", "s-1"));
            FakeContent.Asked asked = content.awaitHeld();
            asked.sink().begin("video/mp2t", OptionalLong.of(segment.length), OptionalLong.of(segment.length));
            // Would writing wait for the client, it would never come to where the client reads.
            for (int at = 0; at < segment.length; at += 1 << 16) {
                asked.sink().write(segment, at, 1 << 16);
            }
            asked.sink().end();
            slow.readUntil("\r\n\r\n");
            byte[] got = slow.socket().getInputStream().readNBytes(segment.length);
            assertThat(Arrays.equals(got, segment)).isTrue();
            eventually(() -> proxy.openAnswers() == 0);
            assertThat(asked.gone()).hasValue(0);
        }
    }

    @Test
    void noticesThatAClientWentWhileItsRequestWasHeld() throws Exception {
        FakeContent.Asked asked;
        try (RawClient client = new RawClient(proxy.base())) {
            client.send(head("GET", "s-1"));
            asked = content.awaitHeld();
        }
        eventually(() -> asked.gone().get() == 1);
        answer(asked, HELLO);
        eventually(() -> proxy.openAnswers() == 0);
        assertThat(asked.gone()).hasValue(1);
    }

    @Test
    void noticesThatAClientWentInTheMiddleOfABody() throws Exception {
        FakeContent.Asked asked;
        try (RawClient client = new RawClient(proxy.base())) {
            client.send(head("GET", "s-1"));
            asked = content.awaitHeld();
            asked.sink().begin("video/mp2t", OptionalLong.empty(), OptionalLong.empty());
            asked.sink().write(HELLO, 0, 5);
            client.readUntil("hello");
        }
        eventually(() -> asked.gone().get() == 1);
        eventually(() -> proxy.openAnswers() == 0);
    }

    @Test
    void releasesEveryHeldRequestAtOnce() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        List<FakeContent.Asked> held = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            RawClient client = new RawClient(proxy.base());
            client.send(head("GET", "s-" + i));
            clients.add(client);
            held.add(content.awaitHeld());
        }
        held.get(0).sink().begin("video/mp2t", OptionalLong.of(9), OptionalLong.of(9));
        clients.get(0).readUntil("\r\n\r\n");
        // Left alone they would be held for ten minutes.
        proxy.releasePlayer();
        for (RawClient client : clients) {
            assertThat(client.closes()).isTrue();
            client.close();
        }
        // The watch over the client may be the one that tells it, on a thread of the proxy.
        eventually(() -> held.stream().allMatch(asked -> asked.gone().get() == 1));
        content.rule("s-next", asked -> answer(asked, HELLO));
        assertThat(get("s-next").body()).as("the proxy goes on").isEqualTo(HELLO);
    }

    @Test
    void closesWithAnswersOpen() throws Exception {
        try (RawClient client = new RawClient(proxy.base())) {
            client.send(head("GET", "s-1"));
            FakeContent.Asked asked = content.awaitHeld();
            proxy.close();
            assertThat(client.closes()).isTrue();
            eventually(() -> asked.gone().get() == 1);
            answer(asked, HELLO);
        }
    }

    @Test
    void keepsAConnectionForManyRequests() throws Exception {
        content.rule("s-1", asked -> answer(asked, HELLO));
        try (RawClient client = new RawClient(proxy.base())) {
            for (int i = 0; i < 50; i++) {
                client.send(head("GET", "s-1"));
                assertThat(client.readUntil("hello")).startsWith("HTTP/1.1 200");
                client.send(head("GET", "s-unknown"));
                assertThat(client.readUntil("not found\n")).startsWith("HTTP/1.1 404");
            }
            client.send(head("GET", "s-held"));
            FakeContent.Asked asked = content.awaitHeld();
            assertThat(client.closedWithin(200)).isFalse();
            answer(asked, HELLO);
            assertThat(client.readUntil("hello")).startsWith("HTTP/1.1 200");
            client.send(head("GET", "s-1"));
            assertThat(client.readUntil("hello")).startsWith("HTTP/1.1 200");
            assertThat(proxy.openConnections()).isEqualTo(1);
        }
    }

    @Test
    void closesAfterABodyThatIsShorterThanAnnounced() throws Exception {
        content.rule("s-1", asked -> {
            asked.sink().begin("video/mp2t", OptionalLong.of(50), OptionalLong.of(50));
            asked.sink().write(HELLO, 0, 5);
            asked.sink().end();
        });
        try (RawClient client = new RawClient(proxy.base())) {
            client.send(head("GET", "s-1"));
            assertThat(client.readAll(30_000)).startsWith("HTTP/1.1 200").endsWith("hello");
        }
    }

    @Test
    void aFaultOfTheContentIsNeverAnErrorStatus() throws Exception {
        content.rule("s-1", asked -> {
            throw new IllegalStateException("planted");
        });
        try (RawClient client = new RawClient(proxy.base())) {
            client.send(head("GET", "s-1"));
            assertThat(client.readAll(30_000)).isEmpty();
        }
    }

    @Test
    void saysWhyAPlaylistCannotBeHad() throws Exception {
        content.rule("main.m3u8", asked -> asked.sink().unavailable("origin says 403"));
        HttpResponse<byte[]> answer = get("main.m3u8");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).asString().isEqualTo("origin says 403\n");
    }

    @Test
    void servesPartsOfASegment() throws Exception {
        content.rule("s-1", asked -> {
            int first = (int) (long) asked.range().map(ByteRange::first).orElse(0L);
            byte[] rest = "0123456789".substring(Math.min(first, 10)).getBytes(StandardCharsets.US_ASCII);
            asked.sink().begin("video/mp2t", OptionalLong.empty(), OptionalLong.of(10));
            asked.sink().write(rest, 0, rest.length);
            asked.sink().end();
        });
        assertThat(part("bytes=2-4")).isEqualTo("206 bytes 2-4/10 234");
        assertThat(part("bytes=7-")).isEqualTo("206 bytes 7-9/10 789");
        assertThat(part("bytes=-2")).isEqualTo("206 bytes 8-9/10 89");
        assertThat(part("bytes=10-")).isEqualTo("416 bytes */10 ");
        assertThat(part("bytes=4-2")).isEqualTo("200  0123456789");
    }

    private String part(String range) throws Exception {
        HttpResponse<String> answer =
                http.send(request("s-1").header("Range", range).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " "
                + answer.headers().firstValue("Content-Range").orElse("") + " " + answer.body();
    }

    @Test
    void aHeadRequestGetsNoBodyAndReleasesTheContent() throws Exception {
        try (RawClient client = new RawClient(proxy.base())) {
            client.send(head("HEAD", "s-1"));
            FakeContent.Asked asked = content.awaitHeld();
            answer(asked, HELLO);
            client.send(head("HEAD", "s-unknown"));
            String both = client.readUntil("404").concat(client.readUntil("\r\n\r\n"));
            assertThat(both)
                    .contains("Content-Length: 5")
                    .doesNotContain("hello")
                    .doesNotContain("not found");
            assertThat(asked.gone()).hasValue(1);
        }
    }

    private static void answer(FakeContent.Asked asked, byte[] bytes) {
        asked.sink().begin("video/mp2t", OptionalLong.of(bytes.length), OptionalLong.of(bytes.length));
        asked.sink().write(bytes, 0, bytes.length);
        asked.sink().end();
    }

    private HttpRequest.Builder request(String name) {
        return HttpRequest.newBuilder(proxy.base().resolve(name)).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<byte[]> get(String name) throws IOException, InterruptedException {
        return http.send(request(name).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private String head(String method, String name) {
        URI base = proxy.base();
        return method + " " + base.getPath() + name + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n\r\n";
    }

    private static List<String> proxyThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("proxy"))
                .toList();
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not true after 30 s").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
