package org.swarmglass.app.openstream;

import java.awt.Dialog;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import org.swarmglass.app.profile.Imported;
import org.swarmglass.app.profile.ProfileImport;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.SafeText;
import org.swarmglass.app.ui.TextChanges;

/** Takes a page's configuration as text and says, while it is pasted, what it makes of it. EDT only. */
final class ImportDialog {
    private final JTextArea text = new JTextArea(16, 70);
    private final JTextArea findings = new JTextArea(8, 70);
    private final JButton take = new JButton("Take over");
    private final Consumer<Imported> taken;

    ImportDialog(Consumer<Imported> taken) {
        this.taken = taken;
        text.setName("import.text");
        text.setFont(Fonts.MONO);
        text.setTabSize(2);
        findings.setName("import.findings");
        findings.setFont(Fonts.SMALL);
        findings.setEditable(false);
        findings.setLineWrap(true);
        findings.setWrapStyleWord(true);
        take.setName("import.take");
        text.getDocument().addDocumentListener(new TextChanges(this::read));
        read();
    }

    /** Opens the dialog; returns when it is closed. What was pasted stays for the next time. */
    void show(Window owner) {
        JDialog dialog = new JDialog(owner, "Import a configuration", Dialog.ModalityType.APPLICATION_MODAL);
        dialog.setName("import.dialog");
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        for (var old : take.getActionListeners()) {
            take.removeActionListener(old);
        }
        take.addActionListener(event -> {
            dialog.dispose();
            taken.accept(ProfileImport.read(text.getText(), Instant.now()));
        });
        JButton cancel = new JButton("Cancel");
        cancel.addActionListener(event -> dialog.dispose());
        JPanel content = new JPanel(new MigLayout(
                "insets 16 20 16 20, fill, wrap 1", "[grow,fill]", "[]6[grow 70,fill]10[]6[grow 30,fill]16[]"));
        content.add(Labels.muted(
                "Options of p2p-media-loader (JSON or JavaScript), marsha's P2P_ settings with a token, or a PeerTube address",
                Fonts.SMALL));
        content.add(StreamFields.scroll(text));
        content.add(Labels.muted("What was found", Fonts.SMALL));
        content.add(StreamFields.scroll(findings));
        content.add(take, "split 2, tag ok, growx 0");
        content.add(cancel, "tag cancel, growx 0");
        dialog.setContentPane(content);
        dialog.getRootPane()
                .registerKeyboardAction(
                        event -> dialog.dispose(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        dialog.pack();
        dialog.setLocationRelativeTo(owner);
        dialog.setVisible(true);
    }

    private void read() {
        Imported imported = ProfileImport.read(text.getText(), Instant.now());
        take.setEnabled(!imported.isEmpty());
        findings.setText(imported.findings().stream()
                .map(finding -> SafeText.of(finding.words()))
                .collect(Collectors.joining("\n")));
        if (findings.getText().isEmpty() && !imported.isEmpty()) {
            findings.setText("Nothing is wrong.");
        }
        findings.setCaretPosition(0);
    }
}
