package org.swarmglass.app.ui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;

/** A card with several bodies, chosen in its heading; each brings what stands at the right of the heading. */
public final class TabCard extends JPanel {
    private final JPanel titles = new JPanel(new MigLayout("insets 0, gap 2", "", "[22!]"));
    private final CardLayout sideLayout = new CardLayout();
    private final JPanel sides = new JPanel(sideLayout);
    private final CardLayout bodyLayout = new CardLayout();
    private final JPanel bodies = new JPanel(bodyLayout);
    private final ButtonGroup group = new ButtonGroup();
    private final List<JToggleButton> buttons = new ArrayList<>();

    public TabCard() {
        super(new MigLayout("insets 0, fill", "[grow,fill]", "[grow,fill]"));
        setOpaque(false);
        titles.setOpaque(false);
        sides.setOpaque(false);
        bodies.setOpaque(false);
        JPanel heading = new JPanel(new MigLayout("insets 0, gap 12, fillx", "[]12:push[]", "[22!]"));
        heading.setOpaque(false);
        heading.setBorder(BorderFactory.createEmptyBorder(0, 4, 0, 10));
        heading.add(titles);
        heading.add(sides, "wmin 0, h 22!");
        Card card = Card.of(heading, bodies);
        card.setBorder(BorderFactory.createEmptyBorder(12, 4, 8, 4));
        add(card);
    }

    /** Adds a body; its button is named {@code tab.<name>}. */
    public JToggleButton add(String title, String name, JComponent side, JComponent body) {
        JToggleButton button = new JToggleButton(title);
        button.setName("tab." + name);
        button.putClientProperty(FlatClientProperties.STYLE_CLASS, "tab");
        button.setFont(Fonts.TITLE);
        button.addActionListener(event -> select(name));
        group.add(button);
        buttons.add(button);
        titles.add(button);
        sides.add(side, name);
        bodies.add(body, name);
        if (buttons.size() == 1) {
            button.setSelected(true);
        }
        return button;
    }

    public void select(String name) {
        sideLayout.show(sides, name);
        bodyLayout.show(bodies, name);
        buttons.forEach(button -> button.setSelected(button.getName().equals("tab." + name)));
    }
}
