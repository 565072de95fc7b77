package org.swarmglass.app.openstream;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.KeyboardFocusManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
import net.miginfocom.swing.MigLayout;
import org.swarmglass.app.openstream.StreamForm.Field;
import org.swarmglass.app.settings.StreamEntry;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.ProblemLabel;
import org.swarmglass.app.ui.TextChanges;
import org.swarmglass.app.ui.Tip;

/** The fields of the dialog, each with room for its problem. Decides nothing. EDT only. */
final class StreamFields {
    private static final int PROBLEM_WIDTH = 520;

    private final JComboBox<String> url = new JComboBox<>();
    private final JTextArea trackers = area("open.trackers", 3);
    private final JTextArea iceServers = area("open.ice", 2);
    private final JTextField swarmId = field("open.swarm", "the manifest's address");
    private final JTextField liveDelay = field("open.delay", "auto");
    private final JComboBox<String> generation = new JComboBox<>(StreamForm.GENERATIONS.toArray(String[]::new));
    private final JTextField rendition = field("open.rendition", "auto");
    private final JTextField segmentHashes = field("open.hashes", "found beside PeerTube's live playlists");
    private final JTextArea headers = area("open.headers", 2);
    private final Map<Field, ProblemLabel> problems = new EnumMap<>(Field.class);
    private List<StreamEntry> entries = List.of();
    private Runnable onResize = () -> {};
    private boolean filling;

    StreamFields() {
        url.setName("open.url");
        urlEditor().setName("open.url.field");
        url.setEditable(true);
        url.setFont(Fonts.MONO);
        url.setMaximumRowCount(12);
        generation.setName("open.generation");
        for (Field each : Field.values()) {
            problems.put(each, new ProblemLabel("open.problem." + each.name().toLowerCase(Locale.ROOT), PROBLEM_WIDTH));
        }
        urlEditor().putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, "https://host/path/playlist.m3u8");
        url.addActionListener(event -> fillFromHistory());
        show(StreamForm.EMPTY);
    }

    void onChange(Runnable action) {
        for (JTextComponent field :
                List.of(urlEditor(), trackers, iceServers, swarmId, liveDelay, rendition, segmentHashes, headers)) {
            field.getDocument().addDocumentListener(new TextChanges(action));
        }
    }

    /** Called when problems come or go and the dialog needs another height. */
    void onResize(Runnable action) {
        onResize = action;
    }

    JPanel layOut(JComponent paste) {
        JPanel form =
                new JPanel(new MigLayout("insets 0, fillx, wrap 2, hidemode 3, gapy 4", "[right]12[grow,fill]", ""));
        JPanel address = new JPanel(new MigLayout("insets 0, gap 6, fillx", "[grow,fill][]", "[]"));
        address.setOpaque(false);
        address.add(url, "wmin 100");
        address.add(paste);
        row(form, "Stream", address, Field.URL, "HLS playlist, master or media, over http or https");
        row(
                form,
                "Trackers",
                scroll(trackers),
                Field.TRACKERS,
                "WebTorrent trackers, one a line: wss://host/path, then the page's origin if it needs one");
        row(
                form,
                "ICE servers",
                scroll(iceServers),
                Field.ICE_SERVERS,
                "One a line: stun:host:port or turn:user:password@host:port?transport=udp");
        row(form, "Swarm id", swarmId, Field.SWARM_ID, "Only if the page configures one; used as it stands");
        row(
                form,
                "Live delay",
                liveDelay,
                Field.LIVE_DELAY,
                "How much of the live end is left to peers: 28s, 7seg or auto");
        JPanel choices = new JPanel(new MigLayout("insets 0, gap 12, fillx", "[150!,fill][right]8[grow,fill]", "[]"));
        choices.setOpaque(false);
        choices.add(generation);
        choices.add(Labels.muted("Rendition", Fonts.SMALL));
        choices.add(rendition);
        row(
                form,
                "Generation",
                choices,
                Field.RENDITION,
                "auto: those in which trackers count peers. p2p-media-loader 2.3 to 4, 1.0.4 to 2.2, 0.5 to 0.6, 5.0 by"
                        + " specification, or all at once");
        row(
                form,
                "Hashes",
                segmentHashes,
                Field.SEGMENT_HASHES,
                "A segments-sha256.json, PeerTube's segmentsSha256Url: nothing is played or passed on that differs");
        row(
                form,
                "Headers",
                scroll(headers),
                Field.HEADERS,
                "Sent to the stream's host only; remembered in a profile only, if ticked above: Name: value");
        return form;
    }

    private void row(JPanel form, String label, JComponent field, Field key, String hint) {
        JLabel name = Labels.plain(label, Fonts.TEXT);
        name.setLabelFor(field);
        boolean tall = field instanceof JScrollPane;
        form.add(name, tall ? "aligny top, gaptop 5" : "");
        form.add(field, "wmin 0");
        JLabel explained = Labels.faint(hint, Fonts.CAPTION);
        explained.setToolTipText(Tip.of(hint));
        form.add(explained, "skip, wmin 0, gapbottom 2");
        form.add(problem(key), "skip, wmin 0, gapbottom 4");
    }

    private ProblemLabel problem(Field field) {
        ProblemLabel label = problems.get(field);
        if (label == null) {
            throw new IllegalStateException("no label for " + field);
        }
        return label;
    }

    private JTextField urlEditor() {
        return (JTextField) url.getEditor().getEditorComponent();
    }

    StreamForm form() {
        return new StreamForm(
                urlEditor().getText(),
                trackers.getText(),
                iceServers.getText(),
                swarmId.getText(),
                liveDelay.getText(),
                String.valueOf(generation.getSelectedItem()),
                rendition.getText(),
                headers.getText(),
                segmentHashes.getText());
    }

    void show(StreamForm form) {
        filling = true;
        urlEditor().setText(form.url());
        trackers.setText(form.trackers());
        iceServers.setText(form.iceServers());
        swarmId.setText(form.swarmId());
        liveDelay.setText(form.liveDelay());
        choose(form.generation());
        rendition.setText(form.rendition());
        headers.setText(form.headers());
        segmentHashes.setText(form.segmentHashes());
        filling = false;
    }

    /** A list of generations, which only a profile or the command line can hold, becomes a choice of its own. */
    private void choose(String generations) {
        generation.setSelectedItem(generations);
        if (!generations.equals(generation.getSelectedItem())) {
            generation.addItem(generations);
            generation.setSelectedItem(generations);
        }
    }

    void paste(String text) {
        urlEditor().setText(text);
        urlEditor().requestFocusInWindow();
    }

    /** Offers streams of before without touching what is typed. */
    void offer(List<StreamEntry> history) {
        String typed = urlEditor().getText();
        filling = true;
        entries = List.copyOf(history);
        url.removeAllItems();
        entries.forEach(entry -> url.addItem(entry.url()));
        url.setSelectedItem(typed);
        urlEditor().setText(typed);
        filling = false;
    }

    /** Choosing a stream of before brings back all it was opened with. */
    private void fillFromHistory() {
        int chosen = url.getSelectedIndex();
        if (!filling && chosen >= 0 && chosen < entries.size()) {
            show(StreamForm.of(entries.get(chosen)));
        }
    }

    void clearProblems() {
        showProblems(Map.of());
    }

    void showProblems(Map<Field, String> found) {
        problems.forEach((field, label) -> label.show(found.getOrDefault(field, "")));
        onResize.run();
    }

    void showProblem(Field field, String words) {
        problem(field).show(words);
        onResize.run();
    }

    /** Shows what is still wrong of what was shown. */
    void keepProblems(Map<Field, String> found) {
        boolean changed = false;
        for (Map.Entry<Field, ProblemLabel> each : problems.entrySet()) {
            changed |= each.getValue().update(found.getOrDefault(each.getKey(), ""));
        }
        if (changed) {
            onResize.run();
        }
    }

    private static JTextField field(String name, String placeholder) {
        JTextField field = new JTextField();
        field.setName(name);
        field.setFont(Fonts.MONO);
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, placeholder);
        return field;
    }

    private static JTextArea area(String name, int rows) {
        JTextArea area = new JTextArea(rows, 40);
        area.setName(name);
        area.setFont(Fonts.MONO);
        // Tab leaves the field, as everywhere in a form.
        area.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        area.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        return area;
    }

    static JScrollPane scroll(JTextArea area) {
        JScrollPane scroll = new JScrollPane(area);
        scroll.putClientProperty(
                FlatClientProperties.STYLE, "border: 2,2,2,2,$App.cardBorder,1,8; background: $App.cardStrong");
        area.putClientProperty(FlatClientProperties.STYLE, "background: $App.cardStrong; margin: 2,6,2,6");
        return scroll;
    }
}
