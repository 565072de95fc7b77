package org.swarmglass.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.UIManager;

/**
 * Colours and fonts of every chart, read from the look-and-feel so that charts follow a theme switch. Keys that a
 * look-and-feel lacks fall back to Swing's own.
 *
 * @param background what a chart stands on, opaque
 * @param box background of the crosshair's box
 */
public record ChartTheme(
        Color background, Color text, Color muted, Color grid, Color box, Tones tones, Font font, Font numbers) {

    /** Colours of markers. */
    public record Tones(Color notice, Color warning, Color bad) {
        Color of(Marker.Tone tone) {
            return switch (tone) {
                case NOTICE -> notice;
                case WARNING -> warning;
                case BAD -> bad;
            };
        }
    }

    /** The theme of the look-and-feel as it is now. */
    public static ChartTheme current() {
        Font base = UIManager.getFont("Label.font");
        Font font = (base == null ? new Font(Font.SANS_SERIF, Font.PLAIN, 12) : base).deriveFont(11f);
        Font numbers = UIManager.getFont("App.monoFont");
        return new ChartTheme(
                color("App.card", "Panel.background", Color.WHITE),
                color("Label.foreground", "Label.foreground", Color.BLACK),
                color("App.muted", "Label.disabledForeground", Color.GRAY),
                color("App.grid", "Separator.foreground", Color.LIGHT_GRAY),
                color("App.box", "ToolTip.background", Color.WHITE),
                new Tones(
                        color("App.info", "Label.foreground", Color.BLUE),
                        color("App.warn", "Label.foreground", Color.ORANGE),
                        color("App.bad", "Label.foreground", Color.RED)),
                font,
                (numbers == null ? new Font(Font.MONOSPACED, Font.PLAIN, 11) : numbers).deriveFont(11f));
    }

    /** The colour at another opacity, 0 to 255. */
    public static Color fade(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    /** An opaque colour that looks like {@code colour} at a share of opacity over {@code below}. */
    public static Color blend(Color colour, Color below, double share) {
        return new Color(
                mix(colour.getRed(), below.getRed(), share),
                mix(colour.getGreen(), below.getGreen(), share),
                mix(colour.getBlue(), below.getBlue(), share));
    }

    /** Smooth lines at sub-pixel positions and smooth text. */
    public static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    static float baseline(FontMetrics metrics, double middle) {
        return (float) (middle + (metrics.getAscent() - metrics.getDescent()) / 2.0);
    }

    private static int mix(int over, int below, double share) {
        return (int) Math.round(over * share + below * (1 - share));
    }

    private static Color color(String key, String fallback, Color last) {
        Color found = UIManager.getColor(key);
        Color other = found == null ? UIManager.getColor(fallback) : found;
        return other == null ? last : other;
    }
}
