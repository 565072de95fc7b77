package org.swarmglass.app.openstream;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.swarmglass.app.profile.Profile;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.IconButton;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.SafeText;

/** Where profiles are chosen, saved and deleted. EDT only. */
final class ProfileBar {
    private final JComboBox<String> names = new JComboBox<>();
    private final JCheckBox secrets = new JCheckBox("with headers and TURN passwords");
    private final JLabel state = Labels.faint("", Fonts.CAPTION);
    private final ProfileShelf shelf;
    private final Consumer<Profile> chosen;
    private final Function<String, Profile> current;
    private boolean filling;

    /**
     * @param chosen gets the profile a person chose
     * @param current makes a profile of that name of what stands in the fields
     */
    ProfileBar(ProfileShelf shelf, Consumer<Profile> chosen, Function<String, Profile> current) {
        this.shelf = shelf;
        this.chosen = chosen;
        this.current = current;
        names.setName("open.profile");
        editor().setName("open.profile.name");
        names.setEditable(true);
        names.setMaximumRowCount(12);
        Labels.neutral(names);
        names.addActionListener(event -> choose());
        secrets.setName("open.profile.secrets");
        secrets.setFont(Fonts.CAPTION);
        secrets.setToolTipText("They are then in a file that only you can read, but as they are");
        state.setName("open.profile.state");
    }

    JPanel layOut(Runnable onImport) {
        JPanel bar = new JPanel(
                new MigLayout("insets 0, fillx, gap 6, hidemode 2", "[73!,right]12[grow,fill][][][]", "[]2[]"));
        bar.add(Labels.plain("Profile", Fonts.TEXT));
        bar.add(names, "wmin 100");
        bar.add(button(
                "open.profile.save",
                IconButton.of(
                        MaterialDesignC.CONTENT_SAVE_OUTLINE,
                        "Save",
                        "Keep what stands below under this name",
                        this::save)));
        bar.add(button(
                "open.profile.delete",
                IconButton.of(
                        MaterialDesignD.DELETE_OUTLINE, "Delete", "Forget the profile of this name", this::delete)));
        bar.add(
                button(
                        "open.import",
                        IconButton.of(MaterialDesignC.CODE_JSON, "Import", "Read a page's configuration", onImport)),
                "wrap");
        bar.add(secrets, "skip, span, split 2, growx 0");
        bar.add(state, "wmin 0, pushx, growx");
        return bar;
    }

    private static JButton button(String name, JButton button) {
        button.setName(name);
        return button;
    }

    private JTextField editor() {
        return (JTextField) names.getEditor().getEditorComponent();
    }

    /** Offers what there is now; what is typed stays. */
    void refresh() {
        String typed = editor().getText();
        filling = true;
        names.removeAllItems();
        shelf.profiles().forEach(profile -> names.addItem(profile.name()));
        names.setSelectedItem(typed);
        editor().setText(typed);
        filling = false;
    }

    void suggest(String name) {
        if (editor().getText().isBlank()) {
            editor().setText(SafeText.of(name, Profile.LONGEST_NAME));
        }
    }

    private void choose() {
        if (!filling) {
            find().ifPresent(profile -> {
                secrets.setSelected(profile.hasSecrets());
                chosen.accept(profile);
                tell("");
            });
        }
    }

    private Optional<Profile> find() {
        List<Profile> all = shelf.profiles();
        int index = names.getSelectedIndex();
        return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
    }

    private void save() {
        String name = editor().getText().strip();
        if (name.isEmpty() || name.length() > Profile.LONGEST_NAME) {
            tell("Type a name of at most " + Profile.LONGEST_NAME + " characters first.");
            return;
        }
        Profile whole = current.apply(name);
        Profile kept = secrets.isSelected() ? whole : whole.withoutSecrets();
        tell(kept.equals(whole) ? "Saved." : "Saved without headers and TURN passwords.");
        shelf.save(kept, this::tell);
        refresh();
    }

    private void delete() {
        String name = editor().getText().strip();
        if (shelf.profiles().stream().noneMatch(profile -> profile.name().equals(name))) {
            tell("There is no profile of this name.");
            return;
        }
        tell("Deleted. The fields below are as they were.");
        shelf.delete(name, this::tell);
        editor().setText("");
        refresh();
    }

    private void tell(String words) {
        state.setText(SafeText.of(words));
    }
}
