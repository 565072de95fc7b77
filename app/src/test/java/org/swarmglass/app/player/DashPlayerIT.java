package org.swarmglass.app.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.app.preview.SwingWait.await;
import static org.swarmglass.app.preview.SwingWait.onEdt;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.JFrame;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.app.preview.VirtualScreen;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.Theme;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.reader.HeadlessReader;
import org.swarmglass.engine.snapshot.StreamSnapshot.Size;
import org.swarmglass.engine.tracker.server.TrackerServer;
import org.swarmglass.engine.tracker.server.TrackerServerOptions;

/** Real libvlc plays DASH from ffmpeg, with its sound apart, through the proxy. Needs libvlc, ffmpeg, Xvfb. */
@ExtendWith(VirtualScreen.class)
class DashPlayerIT {
    @TempDir
    Path folder = Path.of("");

    /** The latest first. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void playsAVodToItsEnd() throws IOException, InterruptedException {
        Process ffmpeg = encode(16, List.of("-use_timeline", "1"));
        assertThat(ffmpeg.waitFor()).isZero();
        PlayerCard card = show(open(EngineConfig.defaults(), serve()));
        await("25 pictures", () -> card.status().pictures() > 25);
        await("its shape", () -> card.status().shape().equals(Optional.of(new Size(640, 360))));
        await("the end", () -> card.status().phase() == PlayerStatus.Phase.ENDED);
        assertThat(card.status().pictures()).isGreaterThan(300);
    }

    @Test
    void playsALiveTemplateByTheClockAndTakesItFromAPeer() throws IOException {
        encode(120, List.of("-use_timeline", "0", "-window_size", "14", "-streaming", "0"));
        await("a manifest", () -> Files.exists(folder.resolve("chunk-stream0-00002.m4s")));
        TrackerServer tracker = TrackerServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TrackerServerOptions.defaults());
        opened.push(tracker);
        EngineConfig config = EngineConfig.defaults()
                .withTrackers(List.of(TrackerTarget.parse(tracker.url().toString())))
                .withLoopback(true);
        URI manifest = serve();
        Engine other = open(config, manifest);
        opened.push(HeadlessReader.start(other.playerUrl(), other::report));
        await("a window", () -> Files.exists(folder.resolve("chunk-stream0-00009.m4s")));

        Engine engine = open(config, manifest);
        PlayerCard card = show(engine);
        await("100 pictures", () -> card.status().pictures() > 100);
        await(
                "bytes from the peer",
                () -> engine.snapshot().traffic().p2p() > 0
                        && other.snapshot().traffic().uploaded() > 0);
        Duration before = card.status().time();
        await("time moves", () -> card.status().time().compareTo(before.plusSeconds(2)) > 0);
        assertThat(engine.snapshot().swarms())
                .as("picture and sound, as Shaka Player names them")
                .extracting(swarm -> swarm.generation().label())
                .containsExactly("2.3", "2.3");
    }

    private URI serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService pool = Executors.newCachedThreadPool();
        server.createContext("/", this::answer);
        server.setExecutor(pool);
        server.start();
        opened.push(() -> {
            server.stop(0);
            pool.shutdownNow();
        });
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stream.mpd");
    }

    private Engine open(EngineConfig config, URI manifest) throws IOException {
        Engine engine = Engine.start(config);
        opened.push(engine);
        engine.open(StreamRequest.of(manifest));
        return engine;
    }

    private PlayerCard show(Engine engine) {
        return onEdt(() -> {
            Appearance.install(Theme.DARK);
            PlayerCard made = new PlayerCard(engine, 40, false);
            opened.push(made);
            JFrame frame = new JFrame("DashPlayerIT");
            frame.setSize(900, 600);
            frame.add(made);
            frame.setVisible(true);
            opened.push(() -> GuiActionRunner.execute(frame::dispose));
            return made;
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
        boolean there = Files.isRegularFile(file);
        byte[] body = there ? Files.readAllBytes(file) : new byte[0];
        exchange.sendResponseHeaders(there ? 200 : 404, there ? body.length : -1);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** A live window is written at the pace of its pictures. */
    private Process encode(int seconds, List<String> form) throws IOException {
        boolean live = form.contains("-window_size");
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-loglevel", "error", "-nostdin"));
        command.addAll(live ? List.of("-re", "-f", "lavfi", "-i") : List.of("-f", "lavfi", "-i"));
        command.add("testsrc2=size=640x360:rate=25:duration=" + seconds);
        command.addAll(live ? List.of("-re", "-f", "lavfi", "-i") : List.of("-f", "lavfi", "-i"));
        command.add("sine=frequency=330:sample_rate=48000:duration=" + seconds);
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-b:v", "700k", "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-g", "50", "-keyint_min", "50", "-sc_threshold", "0", "-c:a", "aac", "-b:a", "64k"));
        command.addAll(List.of("-f", "dash", "-seg_duration", "2", "-use_template", "1"));
        command.addAll(form);
        command.add(folder.resolve("stream.mpd").toString());
        Process ffmpeg = new ProcessBuilder(command).inheritIO().start();
        opened.push(() -> ffmpeg.destroyForcibly().waitFor());
        return ffmpeg;
    }
}
