package org.swarmglass.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Theme;

class VideoSurfaceTest {
    private static final int GREEN = 0x20C040;

    @Test
    void fitsThePictureInItsTrueShape() {
        Dimension wide = new Dimension(640, 360);
        assertThat(VideoSurface.fit(wide, new Dimension(1280, 720))).isEqualTo(new Rectangle(0, 0, 1280, 720));
        assertThat(VideoSurface.fit(wide, new Dimension(1280, 1000))).isEqualTo(new Rectangle(0, 140, 1280, 720));
        assertThat(VideoSurface.fit(wide, new Dimension(1000, 360))).isEqualTo(new Rectangle(180, 0, 640, 360));
    }

    @Test
    void paintsPaddedBuffersWithoutTheirDistortion() throws InterruptedException, InvocationTargetException {
        onEdt((surface, frames) -> {
            // libvlc pads 640x360 to 640x386 and stretches the picture into it.
            frames.accept(picture(640, 386), 640, 386);
            surface.setShape(new Dimension(640, 360));
            BufferedImage saved = surface.picture().orElseThrow();
            assertThat(saved.getWidth()).isEqualTo(640);
            assertThat(saved.getHeight()).isEqualTo(360);
            assertThat(saved.getRGB(320, 359) & 0xFFFFFF).isEqualTo(GREEN);
        });
    }

    @Test
    void leavesBarsAndCornersToTheCardAndTheScreenBlack() throws InterruptedException, InvocationTargetException {
        onEdt((surface, frames) -> {
            surface.setSize(400, 400);
            frames.accept(picture(640, 360), 640, 360);
            surface.setShape(new Dimension(640, 360));
            BufferedImage onCard = painted(surface);
            assertThat(onCard.getRGB(200, 200) & 0xFFFFFF).isEqualTo(GREEN);
            assertThat(onCard.getRGB(200, 40)).isEqualTo(Palette.card().getRGB());
            assertThat(onCard.getRGB(0, 88))
                    .as("corner")
                    .isEqualTo(Palette.card().getRGB());
            surface.setRounded(false);
            BufferedImage onScreen = painted(surface);
            assertThat(onScreen.getRGB(200, 40)).isEqualTo(Color.BLACK.getRGB());
            assertThat(onScreen.getRGB(0, 88) & 0xFFFFFF).as("corner").isEqualTo(GREEN);
        });
    }

    @Test
    void hasNothingToSaveBeforeTheFirstPicture() throws InterruptedException, InvocationTargetException {
        onEdt((surface, frames) -> assertThat(surface.picture()).isEmpty());
    }

    private static BufferedImage painted(VideoSurface surface) {
        BufferedImage painted = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = painted.createGraphics();
        surface.paint(g);
        g.dispose();
        return painted;
    }

    private interface OnSurface {
        void run(VideoSurface surface, VideoFrames frames);
    }

    private static void onEdt(OnSurface action) throws InterruptedException, InvocationTargetException {
        SwingUtilities.invokeAndWait(() -> {
            Appearance.install(Theme.DARK);
            VideoFrames frames = new VideoFrames();
            action.run(new VideoSurface(frames), frames);
        });
    }

    private static ByteBuffer picture(int width, int height) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(width * height * 4).order(ByteOrder.nativeOrder());
        while (pixels.hasRemaining()) {
            pixels.putInt(GREEN);
        }
        return pixels;
    }
}
