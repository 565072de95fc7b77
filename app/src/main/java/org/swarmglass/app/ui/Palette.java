package org.swarmglass.app.ui;

import java.awt.Color;
import java.util.Objects;
import java.util.function.Supplier;
import javax.swing.UIManager;

/** Colours of the current theme by meaning. Asked at each painting, never kept, so that a theme switch reaches all. */
public final class Palette {
    private static final int NAMED_PEERS = 12;
    private static final float GOLDEN_ANGLE = 0.381966f;

    private Palette() {}

    public static Color of(Tone tone) {
        return named(tone.key());
    }

    public static Supplier<Color> supply(Tone tone) {
        return () -> of(tone);
    }

    public static Color text() {
        return named("Label.foreground");
    }

    public static Color card() {
        return named("App.card");
    }

    public static Color cardStrong() {
        return named("App.cardStrong");
    }

    public static Color border() {
        return named("App.cardBorder");
    }

    public static Color onInfo() {
        return named("App.onInfo");
    }

    /** The colour of a peer in chart, table and topology; past the named ones, hues as far apart as they get. */
    public static Color peer(int slot) {
        if (slot < NAMED_PEERS) {
            return named("App.peer" + (slot + 1));
        }
        boolean dark = Appearance.current() == Theme.DARK;
        float hue = (0.58f + slot * GOLDEN_ANGLE) % 1f;
        return Color.getHSBColor(hue, dark ? 0.5f : 0.75f, dark ? 0.92f : 0.68f);
    }

    private static Color named(String key) {
        return Objects.requireNonNull(UIManager.getColor(key), key);
    }
}
