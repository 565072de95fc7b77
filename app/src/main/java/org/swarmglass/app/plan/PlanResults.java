package org.swarmglass.app.plan;

import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.swarmglass.app.capacity.CapacityFile;
import org.swarmglass.app.capacity.CapacityRow;
import org.swarmglass.app.ui.Card;
import org.swarmglass.app.ui.Emptiable;
import org.swarmglass.app.ui.FileExport;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.IconButton;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Legend;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.charts.Curve;
import org.swarmglass.charts.CurvePanel;

/** What came of a plan: the conclusion, the chart it rests on, and the figures. EDT only. */
final class PlanResults extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String TITLE = "What peers save";
    private static final String PURPOSE =
            "Simulates the swarm of an event: what peers will save, and which live delay is best.";
    private static final String ADVICE = "The engine of every viewer is real; network and time are simulated.";
    private static final Dimension PICTURE = new Dimension(960, 400);
    private static final double PICTURE_SCALE = 2;

    private final JTextArea conclusion = new JTextArea();
    private final JLabel note = Labels.muted("", Fonts.SMALL);
    private final CurvePanel chart = new CurvePanel(TITLE);
    private final Emptiable chartBody = new Emptiable(chart, MaterialDesignC.CHART_BELL_CURVE);
    private final PlanTableModel model = new PlanTableModel();
    private final PlanTable table = new PlanTable(model);
    private final JButton copy = IconButton.of(
            MaterialDesignC.CONTENT_COPY, "Copy", "Copy the table, for a spreadsheet or a mail", this::copy);
    private final JButton csv =
            IconButton.of(MaterialDesignF.FILE_EXPORT_OUTLINE, "CSV", "Save the runs as CSV", this::export);
    private transient PlanViewModel.Lines lines = PlanViewModel.Lines.NONE;
    private transient Verdict verdict = Verdict.NONE;
    private transient List<CapacityRow> rows = List.of();

    PlanResults() {
        super(new MigLayout("insets 0, fill, wrap 1", "[grow,fill]", "[38!]2[16!]10[grow 54,fill]12[grow 46,fill]"));
        setOpaque(false);
        setUpConclusion();
        chart.setName("plan.chart");
        JPopupMenu menu = new JPopupMenu();
        menu.add("Save chart as PNG…")
                .addActionListener(
                        event -> FileExport.png(chart, "capacity.png", chart.picture(PICTURE, PICTURE_SCALE)));
        chart.setComponentPopupMenu(menu);
        Legend legend = new Legend(Fonts.SMALL);
        legend.show(curves(lines).stream()
                .map(curve -> new Legend.Entry(curve.name(), curve.colour()))
                .toList());
        legend.setToolTipText(Tip.of(
                "Share: bytes from peers / bytes from peers and origin.",
                "Ceiling: (N - 1) / N, since each segment must come into the swarm once from the origin.",
                "Stall ratio: time in stalls / time in which something should have played. Its axis is on the right.",
                "The flag marks the value to choose."));
        copy.setName("plan.copy");
        csv.setName("plan.csv");
        add(conclusion, "wmin 0, aligny bottom");
        add(note, "wmin 0");
        add(Card.of(Card.heading(TITLE, legend), chartBody), "w 10:10, h 10:10, grow");
        add(Card.of(Card.heading("Runs", copy, csv), new JScrollPane(table)), "w 10:10, h 10:10, grow");
    }

    private void setUpConclusion() {
        conclusion.setName("plan.conclusion");
        note.setName("plan.note");
        conclusion.setEditable(false);
        conclusion.setOpaque(false);
        conclusion.setBorder(BorderFactory.createEmptyBorder());
        conclusion.setLineWrap(true);
        conclusion.setWrapStyleWord(true);
        conclusion.setFont(Fonts.TITLE);
        conclusion.getAccessibleContext().setAccessibleName("Conclusion");
        conclude();
        // It can be marked and copied; the keys of the window go on working from it.
        conclusion.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        conclusion.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        conclusion.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "none");
    }

    void show(PlanViewModel now) {
        if (!now.verdict().equals(verdict)) {
            verdict = now.verdict();
            conclude();
        }
        chartBody.show(now.absence());
        if (!now.lines().equals(lines) && !now.lines().stops().isEmpty()) {
            lines = now.lines();
            chart.show(lines.stops(), curves(lines), verdict.best());
        }
        rows = now.rows();
        model.show(rows, now.best());
        copy.setEnabled(!rows.isEmpty());
        csv.setEnabled(!rows.isEmpty());
    }

    private void conclude() {
        boolean none = verdict.sentence().isEmpty();
        conclusion.setText(none ? PURPOSE : verdict.sentence());
        conclusion.getAccessibleContext().setAccessibleDescription(verdict.note());
        chart.getAccessibleContext().setAccessibleDescription(verdict.sentence());
        note.setText(none ? ADVICE : verdict.note());
        List<String> tip = new ArrayList<>(List.of(note.getText()));
        tip.addAll(verdict.basis());
        conclusion.setToolTipText(Tip.of(tip));
        note.setToolTipText(Tip.of(tip));
    }

    private static List<Curve> curves(PlanViewModel.Lines of) {
        return List.of(
                new Curve("Ceiling, (N - 1) / N", Palette.supply(Tone.MUTED), Curve.Kind.BOUND, of.ceiling()),
                new Curve("Share of peers", Palette.supply(Tone.P2P), Curve.Kind.LEFT, of.share()),
                new Curve("Stall ratio (right)", Palette.supply(Tone.BAD), Curve.Kind.RIGHT, of.stalls()));
    }

    private void copy() {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(table.allText()), null);
    }

    private void export() {
        FileExport.text(table, "capacity.csv", CapacityFile.csv(rows));
    }
}
