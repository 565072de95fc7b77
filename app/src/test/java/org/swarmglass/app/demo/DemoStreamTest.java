package org.swarmglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoStreamTest {
    private final DemoStream stream = DemoStream.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Map.of("", new StaticFile("text/html", new byte[] {'h', 'i'})));
    private final HttpClient client = HttpClient.newHttpClient();

    DemoStreamTest() throws IOException {}

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void servesMasterPlaylistAndSegmentsToBrowsersToo() throws Exception {
        HttpResponse<byte[]> master = get("swarmglass-demo.m3u8", "");
        HttpResponse<byte[]> media = get("180p/index.m3u8", "");
        HttpResponse<byte[]> segment = get("180p/3.ts", "");

        assertThat(master.body()).asString().startsWith("#EXTM3U").contains("180p/index.m3u8");
        assertThat(master.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(media.body()).asString().contains("\n3.ts\n");
        assertThat(segment.body()).isEqualTo(Clip.load("180p").segment(3));
    }

    @Test
    void servesTheRestOfASegment() throws Exception {
        byte[] whole = get("180p/0.ts", "").body();

        HttpResponse<byte[]> rest = get("180p/0.ts", "bytes=1000-");
        HttpResponse<byte[]> part = get("180p/0.ts", "bytes=0-187");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 1000, whole.length));
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 0-187/" + whole.length);
        assertThat(get("180p/0.ts", "bytes=999999999-").statusCode()).isEqualTo(416);
        assertThat(get("180p/0.ts", "bytes=-5").statusCode()).isEqualTo(200);
    }

    @Test
    void servesThePageOfTheInvitation() throws Exception {
        assertThat(get("invite/", "").body()).asString().isEqualTo("hi");
        assertThat(get("invite/", "").headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(get("invite/other", "").statusCode()).isEqualTo(404);
    }

    @Test
    void knowsNothingElse() throws Exception {
        assertThat(get("180p/999.ts", "").statusCode()).isEqualTo(404);
        assertThat(get("720p/index.m3u8", "").statusCode()).isEqualTo(404);
        assertThat(get("180p/../../etc/passwd", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<byte[]> get(String path, String range) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(stream.master().toString().replace("swarmglass-demo.m3u8", path)));
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
