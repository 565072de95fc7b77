package org.swarmglass.app.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.app.preview.SwingWait.await;
import static org.swarmglass.app.preview.SwingWait.awaitEndOf;
import static org.swarmglass.app.preview.SwingWait.onEdt;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.swing.JFrame;
import javax.swing.JSlider;
import org.assertj.swing.core.BasicComponentFinder;
import org.assertj.swing.edt.GuiActionRunner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.app.preview.LiveOrigin;
import org.swarmglass.app.preview.Screens;
import org.swarmglass.app.preview.VirtualScreen;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.Theme;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot.Size;

/** Real libvlc plays a live stream through the engine's proxy and paints it in a window. Needs libvlc, ffmpeg, Xvfb. */
@ExtendWith(VirtualScreen.class)
class PlayerIT {
    private static final Dimension SIZE = new Dimension(900, 600);

    /** One clip for all tests. */
    @TempDir
    static Path folder = Path.of("");

    /** The latest first. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private @Nullable LiveOrigin origin;
    private @Nullable Engine engine;
    private @Nullable PlayerCard card;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        LiveOrigin live = LiveOrigin.start(folder);
        origin = live;
        opened.push(live);
        Engine started = Engine.start(EngineConfig.defaults());
        engine = started;
        opened.push(started);
        started.open(StreamRequest.of(live.master()));
        onEdt(() -> {
            Appearance.install(Theme.DARK);
            PlayerCard made = new PlayerCard(started, 40, false);
            card = made;
            opened.push(made);
            JFrame frame = new JFrame("PlayerIT");
            frame.setSize(SIZE);
            frame.add(made);
            frame.setVisible(true);
            opened.push(() -> GuiActionRunner.execute(frame::dispose));
            return true;
        });
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        awaitEndOf("player-io", "player-release");
    }

    @Test
    void movesThePictureOfALiveStreamAndTellsTheEngine() {
        await("25 pictures", () -> status().pictures() > 25);
        Duration before = status().time();
        BufferedImage first = painted();
        await("time moves", () -> status().time().compareTo(before.plusSeconds(1)) > 0);
        BufferedImage second = painted();
        Screens.keep("player");

        assertThat(colours(first)).as("colours of the panel: not black").isGreaterThan(20);
        assertThat(difference(first, second)).as("pixels that changed").isGreaterThan(500);
        await("its shape", () -> status().shape().equals(Optional.of(new Size(640, 360))));
        await("the engine knows", () -> snapshot().playback().firstFrame().isPresent());
        await("it plays", () -> snapshot().playback().playing());
        await("its delay", () -> snapshot().playback().liveDelay().isPresent());
    }

    @Test
    void stopsAtOnceAlthoughTheOriginHoldsASegmentAndPlaysAgain() {
        await("a picture", () -> status().pictures() > 0);
        Objects.requireNonNull(origin).hold();
        await("a stall, seen and told", () -> snapshot().playback().stalls() > 0);

        long began = System.nanoTime();
        onEdt(() -> {
            card().stop();
            return true;
        });
        await("stopped", () -> status().phase() == PlayerStatus.Phase.STOPPED);
        // Against a server that keeps the connection open libvlc blocks for 38 s.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));

        Objects.requireNonNull(origin).release();
        onEdt(() -> {
            card().togglePause();
            return true;
        });
        await("pictures again", () -> status().pictures() > 5);
    }

    @Test
    void jumpsToTheEndOfAVodAndPlaysItAgain() {
        await("a picture", () -> status().pictures() > 0);
        Engine same = Objects.requireNonNull(engine);
        URI vod = Objects.requireNonNull(origin).whole();
        onEdt(() -> {
            card().replace(same, () -> same.open(StreamRequest.of(vod)));
            return true;
        });
        await("the length of the clip", () -> status().length().isPresent());
        await("a picture of it", () -> status().pictures() > 0);
        onEdt(() -> {
            slider().setValue(950);
            return true;
        });
        await("the jump", () -> status().time().compareTo(Duration.ofSeconds(110)) > 0);
        await("the end", () -> status().phase() == PlayerStatus.Phase.ENDED);
        assertThat(snapshot().playback().stalls()).isZero();
        onEdt(() -> {
            card().togglePause();
            return true;
        });
        await(
                "the beginning again",
                () -> status().pictures() > 5 && status().time().toSeconds() < 30);
    }

    private JSlider slider() {
        return BasicComponentFinder.finderWithCurrentAwtHierarchy().findByName(card(), "player.seek", JSlider.class);
    }

    private PlayerCard card() {
        return Objects.requireNonNull(card);
    }

    private PlayerStatus status() {
        return card().status();
    }

    private EngineSnapshot snapshot() {
        return Objects.requireNonNull(engine).snapshot();
    }

    private BufferedImage painted() {
        return onEdt(() -> {
            BufferedImage image = new BufferedImage(SIZE.width, SIZE.height, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            card().paint(g);
            g.dispose();
            return image;
        });
    }

    private static int colours(BufferedImage image) {
        Set<Integer> seen = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 7) {
            for (int y = 0; y < image.getHeight(); y += 7) {
                Color colour = new Color(image.getRGB(x, y));
                if (colour.getRed() + colour.getGreen() + colour.getBlue() > 150) {
                    seen.add(colour.getRGB());
                }
            }
        }
        return seen.size();
    }

    private static int difference(BufferedImage one, BufferedImage other) {
        int changed = 0;
        for (int x = 0; x < one.getWidth(); x++) {
            for (int y = 0; y < one.getHeight(); y++) {
                changed += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return changed;
    }
}
