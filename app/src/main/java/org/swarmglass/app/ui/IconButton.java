package org.swarmglass.app.ui;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JButton;
import org.kordamp.ikonli.Ikon;

/** Buttons of toolbars: an icon, text where the icon alone is not known to all, and a tooltip. */
public final class IconButton {
    private IconButton() {}

    public static JButton of(Ikon ikon, String text, String tooltip, Runnable action) {
        JButton button = new JButton(text, new GlyphIcon(ikon, 17, Palette::text));
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        button.setFont(Fonts.SMALL);
        button.setToolTipText(tooltip);
        button.getAccessibleContext().setAccessibleName(text.isEmpty() ? tooltip : text);
        button.addActionListener(event -> action.run());
        return button;
    }
}
