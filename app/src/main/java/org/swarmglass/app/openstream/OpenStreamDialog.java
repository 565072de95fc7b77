package org.swarmglass.app.openstream;

import java.awt.Dialog;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.swarmglass.app.openstream.StreamForm.Field;
import org.swarmglass.app.profile.Imported;
import org.swarmglass.app.settings.StreamEntry;
import org.swarmglass.app.ui.IconButton;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;

/** Asks for a stream. Keeps what was typed from one opening to the next, whatever became of it. EDT only. */
public final class OpenStreamDialog {
    private final Supplier<EngineConfig> base;
    private final Consumer<StreamChoice> open;
    private final Supplier<List<StreamEntry>> history;
    private final StreamFields fields = new StreamFields();
    private final ProfileBar profiles;
    private final ImportDialog imports = new ImportDialog(this::takeOver);
    private boolean tried;

    /**
     * @param base keeps what the dialog does not ask for
     * @param open gets what was chosen
     */
    public OpenStreamDialog(
            Supplier<EngineConfig> base,
            Supplier<List<StreamEntry>> history,
            ProfileShelf shelf,
            Consumer<StreamChoice> open) {
        this.base = base;
        this.history = history;
        this.open = open;
        profiles = new ProfileBar(
                shelf,
                profile -> fill(StreamForm.of(profile)),
                name -> fields.form().profile(name));
        fields.onChange(this::recheck);
    }

    /** Puts what the program was started with into the fields. */
    public void prefill(EngineConfig config, StreamRequest request) {
        fields.show(StreamForm.of(config, request));
    }

    /** Opens the dialog; returns when it is closed. */
    public void show(@Nullable Window owner) {
        tried = false;
        fields.clearProblems();
        fields.offer(history.get());
        profiles.refresh();
        build(owner).setVisible(true);
    }

    /** Opens it with what is wrong with the headers, which only the engine can tell. */
    public void showWithHeaderProblem(Window owner, String problem) {
        tried = true;
        fields.offer(history.get());
        profiles.refresh();
        fields.showProblem(Field.HEADERS, problem);
        build(owner).setVisible(true);
    }

    private JDialog build(@Nullable Window owner) {
        JDialog dialog = new JDialog(owner, "Open stream", Dialog.ModalityType.APPLICATION_MODAL);
        dialog.setName("open.dialog");
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        JButton accept = new JButton("Open");
        accept.setName("open.accept");
        accept.addActionListener(event -> accept(dialog));
        JButton cancel = new JButton("Cancel");
        cancel.setName("open.cancel");
        cancel.addActionListener(event -> dialog.dispose());
        JButton paste = IconButton.of(
                MaterialDesignC.CLIPBOARD_ARROW_DOWN_OUTLINE,
                "Paste",
                "Take the address from the clipboard",
                this::paste);
        paste.setName("open.paste");
        JPanel content =
                new JPanel(new MigLayout("insets 16 20 16 20, fillx, wrap 1", "[640!,grow,fill]", "[]10[]16[]"));
        content.add(profiles.layOut(() -> imports.show(dialog)));
        content.add(fields.layOut(paste));
        content.add(accept, "split 2, tag ok, growx 0");
        content.add(cancel, "tag cancel, growx 0");
        dialog.setContentPane(content);
        dialog.getRootPane().setDefaultButton(accept);
        dialog.getRootPane()
                .registerKeyboardAction(
                        event -> dialog.dispose(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        fields.onResize(dialog::pack);
        dialog.pack();
        dialog.setResizable(false);
        dialog.setLocationRelativeTo(owner);
        return dialog;
    }

    private void fill(StreamForm form) {
        tried = false;
        fields.show(form);
        fields.clearProblems();
    }

    private void takeOver(Imported imported) {
        fill(fields.form().with(imported.profile()));
        profiles.suggest(imported.profile().name());
    }

    private void accept(JDialog dialog) {
        tried = true;
        StreamFormReader.Reading reading = new StreamFormReader(base.get()).read(fields.form());
        fields.showProblems(reading.problems());
        reading.choice().ifPresent(choice -> {
            dialog.dispose();
            open.accept(choice);
        });
    }

    /** While typing, problems may only go: what is not finished yet is not wrong. */
    private void recheck() {
        if (tried) {
            fields.keepProblems(
                    new StreamFormReader(base.get()).read(fields.form()).problems());
        }
    }

    private void paste() {
        try {
            Object text = Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
            fields.paste(String.valueOf(text).strip().lines().findFirst().orElse(""));
        } catch (UnsupportedFlavorException | IOException | IllegalStateException empty) {
            fields.showProblem(Field.URL, "The clipboard holds no text; copy the address of the playlist first.");
        }
    }
}
