package org.swarmglass.app.census;

import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.swarmglass.app.monitor.ConsoleView;
import org.swarmglass.app.monitor.Shown;
import org.swarmglass.app.ui.Csv;
import org.swarmglass.app.ui.Emptiable;
import org.swarmglass.app.ui.FileExport;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.IconButton;
import org.swarmglass.app.ui.Labels;

/** All swarms the stream's address can lead to, who is in each, and how the selected one gets its name. */
public final class CensusView implements ConsoleView {
    private final CensusPresenter presenter = new CensusPresenter();
    private final CensusTableModel model = new CensusTableModel();
    private final CensusTable table = new CensusTable(model);
    private final JTextArea recipe = new JTextArea();
    private final JLabel summary = Labels.muted("", Fonts.SMALL);
    private final JPanel side = new JPanel(new MigLayout("insets 0, gap 8", "push[][]", "[22!]"));
    private final Emptiable body;

    public CensusView() {
        recipe.setName("census.recipe");
        recipe.setEditable(false);
        recipe.setOpaque(false);
        recipe.setFont(Fonts.MONO_SMALL);
        recipe.setLineWrap(true);
        recipe.getAccessibleContext().setAccessibleName("Recipe of the selected swarm");
        table.getSelectionModel().addListSelectionListener(event -> showRecipe());
        side.setOpaque(false);
        summary.setName("census.summary");
        side.add(summary, "wmin 0");
        side.add(IconButton.of(MaterialDesignF.FILE_EXPORT_OUTLINE, "CSV", "Save the census as CSV", this::export));
        JScrollPane steps = new JScrollPane(recipe);
        steps.setOpaque(false);
        steps.getViewport().setOpaque(false);
        JPanel content =
                new JPanel(new MigLayout("insets 0, gap 12, fill", "[grow 62,fill][grow 38,fill]", "[grow,fill]"));
        content.setOpaque(false);
        content.add(new JScrollPane(table), "w 10:10, h 10:10, grow");
        content.add(steps, "w 10:10, h 10:10, grow");
        body = new Emptiable(content, MaterialDesignC.COUNTER);
    }

    public JComponent body() {
        return body;
    }

    /** What stands at the right of the heading. */
    public JComponent side() {
        return side;
    }

    @Override
    public void show(Shown shown) {
        CensusViewModel now = presenter.present(shown.moment());
        summary.setText(now.summary());
        body.show(now.absence());
        if (model.update(now)) {
            table.arrange();
            table.selectFirst();
        }
        showRecipe();
    }

    public void export() {
        FileExport.text(table, "census.csv", Csv.of(model.plainRows()));
    }

    /** Set only when it differs: setting it takes away what a person has marked in it. */
    private void showRecipe() {
        String text =
                table.selected().map(row -> String.join("\n", row.recipe())).orElse("");
        if (!text.equals(recipe.getText())) {
            recipe.setText(text);
            recipe.setCaretPosition(0);
        }
    }
}
