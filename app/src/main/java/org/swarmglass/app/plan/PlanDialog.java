package org.swarmglass.app.plan;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.KeyEvent;
import java.util.Map;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.swarmglass.app.ui.Card;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Tip;

/**
 * Plans an event: what peers will save, and which live delay is best. Lets the console go on, keeps fields and results from
 * one opening to the next, and cancels when it is closed. EDT only.
 */
public final class PlanDialog implements AutoCloseable {
    private static final int PERIOD_MILLIS = 200;
    private static final int PROGRESS_STEPS = 1_000;
    private static final Dimension FIRST_SIZE = new Dimension(1180, 820);
    private static final Dimension SMALLEST = new Dimension(1040, 620);

    private final Supplier<StreamFacts> stream;
    private final PlanFormReader reader =
            new PlanFormReader(Runtime.getRuntime().maxMemory());
    private final PlanPresenter presenter = new PlanPresenter();
    private final PlanFields fields = new PlanFields(this::takeStream);
    private final PlanResults results = new PlanResults();
    private final JButton run = new JButton("Run");
    private final JButton cancel = new JButton("Cancel");
    private final JProgressBar bar = new JProgressBar(0, PROGRESS_STEPS);
    private final JLabel status = Labels.muted("", Fonts.SMALL);
    private final PlanRunner runner = new PlanRunner();
    private final Timer timer = new Timer(PERIOD_MILLIS, event -> refresh());
    /** What was put in when the window opened: while it still stands there, nobody has typed anything. */
    private PlanForm filled = PlanForm.FIRST;

    private boolean tried;
    private @Nullable JDialog dialog;

    /** @param stream what is known of the open stream, asked each time the window opens */
    public PlanDialog(Supplier<StreamFacts> stream) {
        this.stream = stream;
        run.setName("plan.run");
        run.addActionListener(event -> run());
        cancel.setName("plan.cancel");
        cancel.addActionListener(event -> cancel());
        bar.setName("plan.progress");
        bar.getAccessibleContext().setAccessibleName("Progress of the plan");
        status.setName("plan.status");
        fields.onChange(this::recheck);
        refresh();
    }

    /** Opens the window, or brings it to the front. Returns at once. */
    public void show(@Nullable Window owner) {
        JDialog shown = dialog;
        if (shown == null) {
            shown = build(owner);
            dialog = shown;
        }
        StreamFacts facts = stream.get();
        fields.offerStream(!facts.isEmpty());
        // What a person has typed is worth more than what the stream says.
        if (!shown.isVisible() && fields.form(filled).equals(filled)) {
            filled = PlanForm.FIRST.with(facts);
            fill(filled);
        }
        shown.setVisible(true);
        shown.toFront();
    }

    /** Cancels and goes for good. Idempotent. */
    @Override
    public void close() {
        timer.stop();
        runner.close();
        if (dialog != null) {
            dialog.dispose();
        }
    }

    private JDialog build(@Nullable Window owner) {
        JDialog made = new JDialog(owner, "Plan capacity", Dialog.ModalityType.MODELESS);
        made.setName("plan.dialog");
        made.setDefaultCloseOperation(JDialog.HIDE_ON_CLOSE);
        made.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentHidden(ComponentEvent event) {
                cancel();
            }
        });
        JPanel content =
                new JPanel(new MigLayout("insets 10 16 16 16, gap 12, fill", "[330!,fill][grow,fill]", "[grow,fill]"));
        content.add(controls());
        content.add(results, "w 10:10, h 10:10, grow");
        made.setContentPane(content);
        made.getRootPane().setDefaultButton(run);
        made.getRootPane()
                .registerKeyboardAction(
                        event -> made.setVisible(false),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        made.setMinimumSize(SMALLEST);
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        made.setSize(Math.min(FIRST_SIZE.width, screen.width), Math.min(FIRST_SIZE.height, screen.height));
        made.setLocationRelativeTo(owner);
        return made;
    }

    private Card controls() {
        JScrollPane scroll = new JScrollPane(
                fields.form(), JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        Card card = new Card(new MigLayout("insets 0, fill, wrap 1", "[grow,fill]", "[grow,fill]10[]4[16!]8[]"));
        card.add(scroll, "w 10:10, h 10:10, grow");
        card.add(bar, "h 6!");
        card.add(status, "wmin 0");
        card.add(run, "split 2, sg button, tag ok, growx 0");
        card.add(cancel, "sg button, tag cancel, growx 0");
        return card;
    }

    private void takeStream() {
        fill(fields.form(filled).with(stream.get()));
    }

    private void fill(PlanForm form) {
        tried = false;
        fields.show(form);
        fields.showProblems(Map.of());
    }

    private void run() {
        tried = true;
        PlanFormReader.Reading reading = reader.read(fields.form(filled));
        fields.showProblems(reading.problems());
        reading.plan().ifPresent(plan -> {
            runner.start(plan);
            timer.start();
            refresh();
        });
    }

    private void cancel() {
        runner.cancel();
        refresh();
    }

    private void refresh() {
        PlanViewModel now = presenter.present(runner.progress());
        results.show(now);
        run.setEnabled(!now.status().running());
        cancel.setEnabled(now.status().running());
        bar.setValue((int) Math.round(PROGRESS_STEPS * now.status().done()));
        status.setText(now.status().words());
        status.setToolTipText(now.status().bad() ? Tip.of(now.status().words()) : null);
        status.putClientProperty(FlatClientProperties.STYLE, now.status().bad() ? "foreground: $App.bad" : null);
        if (!now.status().running()) {
            timer.stop();
        }
    }

    /** While typing, problems may only go: what is not finished yet is not wrong. */
    private void recheck() {
        if (tried) {
            fields.keepProblems(reader.read(fields.form(filled)).problems());
        }
    }
}
