package org.swarmglass.charts;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;

/** A component's picture, drawn again only when it is stale or has another size: a crosshair over it costs nothing. */
final class ChartBuffer {
    private @Nullable BufferedImage image;

    /**
     * Puts the picture on the component.
     *
     * @param stale true if what the component shows has changed
     * @param drawing draws it, in the component's coordinates
     */
    void paint(Graphics2D g, JComponent on, boolean stale, Consumer<Graphics2D> drawing) {
        double scale = Math.max(1, g.getTransform().getScaleX());
        int width = (int) Math.ceil(on.getWidth() * scale);
        int height = (int) Math.ceil(on.getHeight() * scale);
        BufferedImage current = image;
        boolean fits = current != null && current.getWidth() == width && current.getHeight() == height;
        if (current == null || !fits) {
            current = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            image = current;
        }
        if (stale || !fits) {
            Graphics2D own = current.createGraphics();
            own.scale(scale, scale);
            drawing.accept(own);
            own.dispose();
        }
        g.drawImage(current, 0, 0, on.getWidth(), on.getHeight(), null);
    }
}
