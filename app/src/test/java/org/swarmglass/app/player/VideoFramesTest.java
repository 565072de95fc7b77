package org.swarmglass.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VideoFramesTest {
    private final AtomicInteger told = new AtomicInteger();
    private final VideoFrames frames = new VideoFrames();

    @BeforeEach
    void listen() {
        frames.onFrame(told::incrementAndGet);
    }

    @Test
    void hasNoPictureBeforeTheFirst() {
        assertThat(frames.newest()).isNull();
        assertThat(frames.count()).isZero();
    }

    @Test
    void showsTheNewestAndSkipsWhatWasNotPainted() {
        frames.accept(picture(4, 2, 1), 4, 2);
        frames.accept(picture(4, 2, 2), 4, 2);
        frames.accept(picture(4, 2, 3), 4, 2);
        assertThat(newest().getRGB(3, 1) & 0xFFFFFF).isEqualTo(3);
        assertThat(newest().getRGB(0, 0) & 0xFFFFFF).isEqualTo(3);
        assertThat(frames.count()).isEqualTo(3);
        assertThat(told).hasValue(3);
    }

    @Test
    void followsAChangeOfSize() {
        frames.accept(picture(4, 2, 1), 4, 2);
        newest();
        frames.accept(picture(8, 6, 2), 8, 6);
        assertThat(newest().getWidth()).isEqualTo(8);
        assertThat(newest().getHeight()).isEqualTo(6);
    }

    /** The writer must never touch what is being painted: each picture is of one colour throughout. */
    @Test
    void isNeverTornWhileBothSidesRun() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 1; i <= 4_000; i++) {
                frames.accept(picture(16, 16, i), 16, 16);
            }
            done.set(true);
        });
        writer.start();
        int last = 0;
        while (!done.get()) {
            BufferedImage seen = frames.newest();
            if (seen != null) {
                int first = seen.getRGB(0, 0) & 0xFFFFFF;
                assertThat(seen.getRGB(15, 15) & 0xFFFFFF).isEqualTo(first);
                assertThat(first).isGreaterThanOrEqualTo(last);
                last = first;
            }
        }
        writer.join();
        assertThat(newest().getRGB(0, 0) & 0xFFFFFF).isEqualTo(4_000);
    }

    private BufferedImage newest() {
        return Objects.requireNonNull(frames.newest());
    }

    private static ByteBuffer picture(int width, int height, int colour) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(width * height * 4).order(ByteOrder.nativeOrder());
        while (pixels.hasRemaining()) {
            pixels.putInt(colour);
        }
        return pixels;
    }
}
