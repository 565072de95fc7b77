package org.swarmglass.app.ui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Font;
import javax.swing.JComponent;
import javax.swing.JLabel;

/** Labels that never take their text for HTML, whoever wrote it, and whose colours follow the theme. */
public final class Labels {
    private static final String NO_HTML = "html.disable";

    private Labels() {}

    public static JLabel title(String text) {
        return plain(text, Fonts.TITLE);
    }

    public static JLabel plain(String text, Font font) {
        JLabel label = neutral(new JLabel());
        label.setText(text);
        label.setFont(font);
        return label;
    }

    public static JLabel muted(String text, Font font) {
        return styled(plain(text, font), "muted");
    }

    public static JLabel faint(String text, Font font) {
        return styled(plain(text, font), "faint");
    }

    /** Turns off HTML in a component that shows text from strangers. */
    public static <C extends JComponent> C neutral(C component) {
        component.putClientProperty(NO_HTML, true);
        return component;
    }

    private static JLabel styled(JLabel label, String style) {
        label.putClientProperty(FlatClientProperties.STYLE_CLASS, style);
        return label;
    }
}
