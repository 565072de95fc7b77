package org.swarmglass.app.player;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormat;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormatCallback;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.RenderCallback;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.format.RV32BufferFormat;

/**
 * Passes decoded pictures from libvlc's thread to the EDT through three buffers: one being written, one being painted,
 * and the latest whole one between them. Neither side ever waits and no picture is torn.
 *
 * <p>libvlc asks for a format three times per start and again at every discontinuity, and pads the height it asks for
 * (640x386 for 640x360), stretching the picture to fill it: the true shape is known elsewhere.
 */
final class VideoFrames implements BufferFormatCallback, RenderCallback {
    private final AtomicReference<Slot> latest = new AtomicReference<>(new Slot());
    private final AtomicLong shown = new AtomicLong();
    private volatile Runnable onFrame = () -> {};
    private Slot writing = new Slot();
    private Slot painting = new Slot();

    /** @param action called on libvlc's thread after each picture; must not block nor call libvlc */
    void onFrame(Runnable action) {
        onFrame = action;
    }

    @Override
    public BufferFormat getBufferFormat(int width, int height) {
        return new RV32BufferFormat(width, height);
    }

    @Override
    public void allocatedBuffers(ByteBuffer[] buffers) {
        // vlcj allocates what getBufferFormat asked for; nothing of ours depends on it.
    }

    @Override
    public void display(MediaPlayer player, ByteBuffer[] buffers, BufferFormat format) {
        accept(buffers[0], format.getWidth(), format.getHeight());
    }

    /** Takes a picture of 32-bit pixels. The writer's thread only. */
    void accept(ByteBuffer pixels, int width, int height) {
        writing.fill(pixels, width, height);
        writing.fresh = true;
        writing = latest.getAndSet(writing);
        shown.incrementAndGet();
        onFrame.run();
    }

    /** The newest picture, to be read until the next call; null before the first. EDT only. */
    @Nullable
    BufferedImage newest() {
        if (Objects.requireNonNull(latest.get()).fresh) {
            painting.fresh = false;
            painting = latest.getAndSet(painting);
        }
        return painting.image;
    }

    /** How many pictures there were since the start. Any thread. */
    long count() {
        return shown.get();
    }

    /** Owned by whoever took it out of {@code latest}; {@code fresh} says whether the EDT has seen it. */
    private static final class Slot {
        private volatile boolean fresh;
        private @Nullable BufferedImage image;

        void fill(ByteBuffer pixels, int width, int height) {
            BufferedImage target = image;
            if (target == null || target.getWidth() != width || target.getHeight() != height) {
                target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
                image = target;
            }
            int[] data = ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
            pixels.rewind();
            pixels.asIntBuffer().get(data);
        }
    }
}
