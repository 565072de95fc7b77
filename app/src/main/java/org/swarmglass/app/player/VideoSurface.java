package org.swarmglass.app.player;

import com.formdev.flatlaf.ui.FlatUIUtils;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Area;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Palette;

/** Paints the pictures in their true shape, as large as fits. A plain Swing component on every system. EDT only. */
final class VideoSurface extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int ARC = 12;
    private static final Color SHADE = new Color(0, 0, 0, 150);

    private final transient VideoFrames frames;
    private final AtomicBoolean repaintPending = new AtomicBoolean();
    private Dimension shape = new Dimension(16, 9);
    private String overlay = "";
    private boolean rounded = true;

    VideoSurface(VideoFrames frames) {
        super(null);
        this.frames = frames;
        setName("player.surface");
        setOpaque(true);
        frames.onFrame(this::repaintSoon);
        getAccessibleContext().setAccessibleName("Picture of the stream");
    }

    /** The shape of the picture, which the buffers do not tell. */
    void setShape(Dimension pixels) {
        if (pixels.width > 0 && pixels.height > 0 && !pixels.equals(shape)) {
            shape = new Dimension(pixels);
            repaint();
        }
    }

    /** A few words over the picture; empty for none. */
    void setOverlay(String words) {
        if (!words.equals(overlay)) {
            overlay = words;
            repaint();
        }
    }

    /** Round corners on a card, square ones when it fills the screen. */
    void setRounded(boolean round) {
        rounded = round;
        repaint();
    }

    /** The picture as it is now, in its true shape; empty before the first. */
    Optional<BufferedImage> picture() {
        return Optional.ofNullable(frames.newest()).map(image -> {
            BufferedImage copy = new BufferedImage(shape.width, shape.height, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = copy.createGraphics();
            draw(g, image, new Rectangle(shape));
            g.dispose();
            return copy;
        });
    }

    /** Where a picture of that shape goes in that room. */
    static Rectangle fit(Dimension shape, Dimension room) {
        double scale = Math.min(room.getWidth() / shape.width, room.getHeight() / shape.height);
        int width = (int) Math.round(shape.width * scale);
        int height = (int) Math.round(shape.height * scale);
        return new Rectangle((room.width - width) / 2, (room.height - height) / 2, width, height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        Rectangle picture = fit(shape, getSize());
        @Nullable BufferedImage image = frames.newest();
        if (image == null || !picture.contains(0, 0, getWidth(), getHeight())) {
            g.setColor(rounded ? Palette.card() : Color.BLACK);
            g.fillRect(0, 0, getWidth(), getHeight());
        }
        if (image != null) {
            draw(g, image, picture);
        }
        FlatUIUtils.setRenderingHints(g);
        if (rounded) {
            paintCorners(g, picture);
        }
        if (!overlay.isEmpty()) {
            paintOverlay(g, picture);
        }
        g.dispose();
    }

    private static void draw(Graphics2D g, BufferedImage image, Rectangle into) {
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, into.x, into.y, into.width, into.height, null);
    }

    /** The card's colour over the corners: a clip to a round shape would have steps. */
    private static void paintCorners(Graphics2D g, Rectangle picture) {
        Area corners = new Area(picture);
        corners.subtract(
                new Area(new RoundRectangle2D.Float(picture.x, picture.y, picture.width, picture.height, ARC, ARC)));
        g.setColor(Palette.card());
        g.fill(corners);
    }

    private void paintOverlay(Graphics2D g, Rectangle picture) {
        g.translate(picture.x, picture.y);
        g.setFont(Fonts.SMALL);
        int width = g.getFontMetrics().stringWidth(overlay) + 20;
        g.setColor(SHADE);
        g.fillRoundRect(12, 12, width, 26, 13, 13);
        g.setColor(Color.WHITE);
        g.drawString(overlay, 22, 12 + 18);
    }

    /** One request at a time: pictures that come faster than the EDT paints are skipped, not queued. */
    private void repaintSoon() {
        if (repaintPending.compareAndSet(false, true)) {
            SwingUtilities.invokeLater(() -> {
                repaintPending.set(false);
                repaint();
            });
        }
    }
}
