package org.swarmglass.app.ui;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;
import com.formdev.flatlaf.themes.FlatMacDarkLaf;
import com.formdev.flatlaf.themes.FlatMacLightLaf;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;

/** Sets up look-and-feel and fonts, and switches the theme while the program runs. EDT only. */
public final class Appearance {
    private static final String THEMES = "org.swarmglass.app.themes";
    private static final int TOOLTIP_MILLIS = 30_000;

    private Appearance() {}

    /** Call before the first window is made. Takes most of a second, unless it is done already. */
    public static void install(Theme theme) {
        if (UIManager.getLookAndFeel() instanceof FlatLaf && current() == theme) {
            return;
        }
        FlatLaf.registerCustomDefaultsSource(THEMES, Appearance.class.getClassLoader());
        FlatInterFont.install();
        FlatJetBrainsMonoFont.install();
        JFrame.setDefaultLookAndFeelDecorated(true);
        JDialog.setDefaultLookAndFeelDecorated(true);
        // Tooltips carry formulas: the default of 4 s is too short to read one.
        ToolTipManager.sharedInstance().setDismissDelay(TOOLTIP_MILLIS);
        setUp(theme);
    }

    /** Switches every open window. */
    public static void use(Theme theme) {
        setUp(theme);
        FlatLaf.updateUI();
    }

    public static Theme current() {
        return FlatLaf.isLafDark() ? Theme.DARK : Theme.LIGHT;
    }

    private static void setUp(Theme theme) {
        boolean done = theme == Theme.DARK ? FlatMacDarkLaf.setup() : FlatMacLightLaf.setup();
        if (!done) {
            throw new IllegalStateException("the look-and-feel refused to start; its message is on standard error");
        }
    }
}
