package org.swarmglass.app.plan;

import java.awt.Component;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.plaf.basic.BasicComboBoxEditor;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.IconButton;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.ProblemLabel;
import org.swarmglass.app.ui.Segments;
import org.swarmglass.app.ui.TextChanges;
import org.swarmglass.app.ui.Tip;

/** The fields of the window, each with room for its problem. Decides nothing. EDT only. */
final class PlanFields {
    private static final int PROBLEM_WIDTH = 214;
    private static final List<String> MIXES =
            List.of(PlanField.MIX.usual(), "2.3", "peertube", "0.6", "5.0", "swarmglass:30,2.3:70", "2.3:70,0.6:30");

    private final Map<PlanField, JTextField> texts = new EnumMap<>(PlanField.class);
    private final Map<PlanField, ProblemLabel> problems = new EnumMap<>(PlanField.class);
    private final Map<PlanField, List<Component>> rows = new EnumMap<>(PlanField.class);
    private final JComboBox<String> mix = new JComboBox<>(MIXES.toArray(String[]::new));
    private final Segments<Swept> swept = new Segments<>(Swept.ALL, Swept::label, "tab", this::sweep);
    private final JButton fromStream;
    private final JPanel form =
            new JPanel(new MigLayout("insets 0, fillx, hidemode 3, gapy 4", "[66!,right]10[grow,fill]8[60!]", ""));
    private Swept chosen = Swept.DELAY;

    /** @param onStream fills the fields from the open stream */
    PlanFields(Runnable onStream) {
        mix.setEditable(true);
        // The look-and-feel's own would be replaced at a switch of the theme, and what is typed in it with it.
        mix.setEditor(new BasicComboBoxEditor());
        mix.setName("plan.mix");
        mix.setFont(Fonts.MONO);
        Labels.neutral(mix);
        for (PlanField field : PlanField.values()) {
            JTextField text =
                    field == PlanField.MIX ? (JTextField) mix.getEditor().getEditorComponent() : new JTextField();
            text.setName(name(field) + (field == PlanField.MIX ? ".field" : ""));
            text.setFont(Fonts.MONO);
            texts.put(field, text);
            problems.put(field, new ProblemLabel("plan.problem." + key(field), PROBLEM_WIDTH));
        }
        fromStream = IconButton.of(
                MaterialDesignI.IMPORT, "From stream", "Take bitrate, segments and delay of the open stream", onStream);
        fromStream.setName("plan.stream");
        layOut();
        show(PlanForm.FIRST);
    }

    JPanel form() {
        return form;
    }

    private void layOut() {
        form.setOpaque(false);
        heading("Compare", new JLabel());
        swept.setName("plan.swept");
        Swept.ALL.forEach(
                each -> swept.button(each).setName("plan.swept." + each.name().toLowerCase(Locale.ROOT)));
        form.add(swept, "span, growx 0, alignx left, wrap");
        Swept.ALL.forEach(each -> row(each.list()));
        heading("Audience", new JLabel());
        List.of(PlanField.VIEWERS, PlanField.MIX, PlanField.UPLINK, PlanField.DOWNLINK, PlanField.CHURN)
                .forEach(this::row);
        heading("Stream", fromStream);
        List.of(PlanField.BITRATE, PlanField.SEGMENT, PlanField.WINDOW, PlanField.DELAY)
                .forEach(this::row);
        heading("Run", new JLabel());
        List.of(PlanField.MEASURED, PlanField.SEED).forEach(this::row);
    }

    private void heading(String words, JComponent right) {
        String gap = form.getComponentCount() == 0 ? "" : ", gaptop 8";
        form.add(Labels.title(words), "span, split 2, growx, pushx, h 24!" + gap);
        form.add(right, "growx 0, h 24!, wrap" + gap);
    }

    private void row(PlanField field) {
        JComponent input = field == PlanField.MIX ? mix : text(field);
        JLabel label = Labels.plain(field.label(), Fonts.TEXT);
        label.setLabelFor(input);
        JLabel unit = Labels.faint(field.unit(), Fonts.SMALL);
        String tip = Tip.of(field.explanation());
        label.setToolTipText(tip);
        input.setToolTipText(tip);
        text(field).setToolTipText(tip);
        text(field).getAccessibleContext().setAccessibleName((field.label() + " " + field.unit()).strip());
        boolean wide = field.unit().isEmpty() && field != PlanField.VIEWERS && field != PlanField.SEED;
        form.add(label);
        form.add(input, wide ? "wmin 0, span 2, wrap" : "wmin 0");
        if (!wide) {
            form.add(unit, "wrap");
        }
        form.add(problem(field), "skip, span 2, wmin 0, gapbottom 2, wrap");
        rows.put(field, wide ? List.of(label, input) : List.of(label, input, unit));
    }

    void onChange(Runnable action) {
        texts.values().forEach(text -> text.getDocument().addDocumentListener(new TextChanges(action)));
    }

    PlanForm form(PlanForm before) {
        PlanForm now = before.with(chosen);
        for (Map.Entry<PlanField, JTextField> each : texts.entrySet()) {
            now = now.with(each.getKey(), each.getValue().getText());
        }
        return now;
    }

    void show(PlanForm shown) {
        texts.forEach((field, text) -> text.setText(shown.text(field)));
        mix.setSelectedItem(shown.text(PlanField.MIX));
        swept.select(shown.swept());
        sweep(shown.swept());
    }

    /** @param possible true if a stream is open whose figures could be taken */
    void offerStream(boolean possible) {
        fromStream.setEnabled(possible);
    }

    void showProblems(Map<PlanField, String> found) {
        problems.forEach((field, label) -> label.show(found.getOrDefault(field, "")));
        form.revalidate();
    }

    /** Shows what is still wrong of what was shown. */
    void keepProblems(Map<PlanField, String> found) {
        problems.forEach((field, label) -> label.update(found.getOrDefault(field, "")));
        form.revalidate();
    }

    /** Shows the list of values; the field of the one value keeps its text, but does not count. */
    private void sweep(Swept quantity) {
        chosen = quantity;
        for (Swept each : Swept.ALL) {
            boolean listed = each == quantity;
            components(each.list()).forEach(component -> component.setVisible(listed));
            components(each.single()).forEach(component -> component.setEnabled(!listed));
            problem(each.list()).show("");
            problem(each.single()).show("");
        }
        form.revalidate();
    }

    private List<Component> components(PlanField field) {
        return rows.getOrDefault(field, List.of());
    }

    private JTextField text(PlanField field) {
        return known(texts.get(field), field);
    }

    private ProblemLabel problem(PlanField field) {
        return known(problems.get(field), field);
    }

    private static <T> T known(@Nullable T found, PlanField field) {
        if (found == null) {
            throw new IllegalStateException("nothing for " + field);
        }
        return found;
    }

    private static String name(PlanField field) {
        return "plan." + key(field);
    }

    private static String key(PlanField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
