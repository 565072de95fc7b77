package org.swarmglass.app.trackers;

import java.awt.Color;
import java.util.function.Supplier;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.swarmglass.app.ui.ColourChip;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Pill;
import org.swarmglass.app.ui.Tip;

/** A tracker on up to three lines: name and state, members, what it is doing or what went wrong. */
final class TrackerRowView extends JPanel {
    private final JLabel name = Labels.plain("", Fonts.MONO);
    private final Pill state = new Pill();
    private final JLabel members = Labels.muted("", Fonts.SMALL);
    private final JLabel detail = Labels.faint("", Fonts.SMALL);

    TrackerRowView(Supplier<Color> colour) {
        super(new MigLayout("insets 6 0 6 0, gap 0 3, fillx, hidemode 3", "[grow,fill][]", ""));
        setOpaque(false);
        name.setIcon(new ColourChip(colour));
        name.setIconTextGap(8);
        state.setName("trackers.state");
        add(name, "wmin 0");
        add(state, "wrap");
        add(members, "gapleft 17, wmin 0, span, wrap");
        add(detail, "gapleft 17, wmin 0, span");
    }

    void show(TrackersViewModel.Row row) {
        name.setText(row.name());
        state.show(row.state(), row.tone());
        members.setText(row.members());
        detail.setText(row.detail());
        detail.setVisible(!row.detail().isEmpty());
        String tip = Tip.of(row.tip());
        for (JLabel label : new JLabel[] {name, state, members, detail}) {
            label.setToolTipText(tip);
        }
    }
}
