package org.swarmglass.app.monitor;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.JPopupMenu;
import org.swarmglass.app.ui.FileExport;
import org.swarmglass.charts.TimeCursor;
import org.swarmglass.charts.TimePanel;

/** The charts of the window: one crosshair and the same markers on all of them. EDT only. */
public final class Charts {
    private static final Dimension PICTURE = new Dimension(960, 320);
    private static final double PICTURE_SCALE = 2;

    private final List<TimePanel> panels = new ArrayList<>();
    private final TimeCursor cursor = new TimeCursor();
    private final Incidents incidents;

    public Charts(Incidents incidents) {
        this.incidents = incidents;
    }

    public <P extends TimePanel> P add(P panel) {
        panels.add(panel);
        panel.follow(cursor);
        JPopupMenu menu = new JPopupMenu();
        menu.add("Save chart as PNG…")
                .addActionListener(event ->
                        FileExport.png(panel, fileName(panel.spec().title()), panel.picture(PICTURE, PICTURE_SCALE)));
        panel.setComponentPopupMenu(menu);
        return panel;
    }

    /** Draws a chart for what is shown. */
    public void show(TimePanel panel, Shown shown) {
        panel.setMarkers(incidents.markers());
        panel.show(shown.window());
    }

    /** All charts below each other. */
    public BufferedImage picture() {
        List<BufferedImage> pictures = panels.stream()
                .map(panel -> panel.picture(PICTURE, PICTURE_SCALE))
                .toList();
        int height = pictures.stream().mapToInt(BufferedImage::getHeight).sum();
        BufferedImage all = new BufferedImage(pictures.get(0).getWidth(), height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = all.createGraphics();
        int top = 0;
        for (BufferedImage picture : pictures) {
            g.drawImage(picture, 0, top, null);
            top += picture.getHeight();
        }
        g.dispose();
        return all;
    }

    private static String fileName(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-') + ".png";
    }
}
