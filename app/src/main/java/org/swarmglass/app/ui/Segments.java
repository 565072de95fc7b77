package org.swarmglass.app.ui;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;

/** One choice out of a few, side by side. */
public final class Segments<T> extends JPanel {
    private final Map<T, JToggleButton> buttons = new LinkedHashMap<>();

    /** @param style style class of the theme files: {@code segment} on the window, {@code tab} on a card */
    public Segments(Iterable<T> choices, Function<T, String> label, String style, Consumer<T> chosen) {
        super(new MigLayout("insets 0, gap 2", "", "[]"));
        setOpaque(false);
        ButtonGroup group = new ButtonGroup();
        for (T choice : choices) {
            JToggleButton button = new JToggleButton(label.apply(choice));
            button.putClientProperty(FlatClientProperties.STYLE_CLASS, style);
            button.setFont(Fonts.SMALL);
            button.addActionListener(event -> chosen.accept(choice));
            group.add(button);
            buttons.put(choice, button);
            add(button);
        }
    }

    /** Marks a choice without telling the listener. */
    public void select(T choice) {
        button(choice).setSelected(true);
    }

    public JToggleButton button(T choice) {
        JToggleButton button = buttons.get(choice);
        if (button == null) {
            throw new IllegalArgumentException("no such choice: " + choice);
        }
        return button;
    }
}
