package org.swarmglass.app.eventlog;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.swarmglass.app.monitor.ConsoleView;
import org.swarmglass.app.monitor.Journal;
import org.swarmglass.app.monitor.Shown;
import org.swarmglass.app.ui.Card;
import org.swarmglass.app.ui.CopyHandler;
import org.swarmglass.app.ui.Csv;
import org.swarmglass.app.ui.Emptiable;
import org.swarmglass.app.ui.FileExport;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.GlyphIcon;
import org.swarmglass.app.ui.IconButton;
import org.swarmglass.app.ui.Labels;
import org.swarmglass.app.ui.Palette;
import org.swarmglass.app.ui.TextChanges;
import org.swarmglass.app.ui.Tip;
import org.swarmglass.app.ui.Tone;

/** The log. Follows its end only while a person is at the end. */
public final class EventLogView extends JPanel implements ConsoleView {
    private final EventLogPresenter presenter = new EventLogPresenter(ZoneId.systemDefault());
    private final Journal journal;
    private final EventListModel model = new EventListModel();
    private final JList<EventLine> list = new EventList(model);
    private final JScrollPane scroll = new JScrollPane(list);
    private final Emptiable body = new Emptiable(new WholeRows(scroll), MaterialDesignT.TEXT_BOX_SEARCH_OUTLINE);
    private final JLabel summary = Labels.faint("", Fonts.CAPTION);
    private final JComboBox<LevelFilter> levels = new JComboBox<>(LevelFilter.values());
    private final JTextField search = new JTextField();
    private final JButton latest =
            IconButton.of(MaterialDesignA.ARROW_DOWN, "Latest", "Go to the newest event and follow", this::goToEnd);
    private boolean following = true;
    private int lastScroll;

    public EventLogView(Journal journal) {
        super(new MigLayout("insets 0, fill", "[grow,fill]", "[grow,fill]"));
        setOpaque(false);
        this.journal = journal;
        setUpFilters();
        list.setTransferHandler(new CopyHandler(this::selectedText));
        latest.setVisible(false);
        scroll.getVerticalScrollBar().addAdjustmentListener(event -> scrolled(event.getValue()));
        scroll.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                if (following) {
                    goToEnd();
                }
            }
        });
        JPanel heading = new JPanel(new MigLayout(
                "insets 0 10 0 6, gap 6, fillx, hidemode 3", "[][]6:push[][grow 0,shrink 50][][]", "[22!]"));
        heading.setOpaque(false);
        heading.add(Labels.title("Event log"));
        heading.add(summary, "wmin 0");
        heading.add(latest, "h 22!");
        heading.add(search, "w 60:110:110, h 22!");
        heading.add(levels, "w 80:120:120, h 22!");
        heading.add(
                IconButton.of(MaterialDesignF.FILE_EXPORT_OUTLINE, "", "Save the shown events as CSV", this::export),
                "h 22!");
        Card card = Card.of(heading, body);
        card.setBorder(BorderFactory.createEmptyBorder(12, 4, 8, 4));
        add(card);
    }

    @Override
    public void show(Shown shown) {
        EventLogViewModel now = presenter.present(journal);
        int gone = model.follow(now.lines());
        finish(now);
        if (gone > 0 && !following) {
            // What is read stays where it is although lines above it went.
            Rectangle view = scroll.getViewport().getViewRect();
            view.y = Math.max(0, view.y - gone * EventCell.HEIGHT);
            scroll.getViewport().setViewPosition(view.getLocation());
        }
    }

    public void export() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("time", "level", "event"));
        for (int i = 0; i < model.getSize(); i++) {
            EventLine line = model.getElementAt(i);
            rows.add(List.of(line.time(), line.level().name(), line.text()));
        }
        FileExport.text(this, "events.csv", Csv.of(rows));
    }

    private void setUpFilters() {
        levels.setName("eventlog.level");
        levels.setFont(Fonts.SMALL);
        levels.setToolTipText(Tip.of("Show events of this level and worse"));
        levels.addActionListener(event -> refilter());
        search.setName("eventlog.search");
        search.setFont(Fonts.SMALL);
        search.setToolTipText(Tip.of("Keep events that contain this text"));
        search.getAccessibleContext().setAccessibleName("Search in events");
        search.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, "Search");
        search.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        search.putClientProperty(
                FlatClientProperties.TEXT_FIELD_LEADING_ICON,
                new GlyphIcon(MaterialDesignM.MAGNIFY, 14, Palette.supply(Tone.FAINT)));
        search.getDocument().addDocumentListener(new TextChanges(this::refilter));
    }

    private void refilter() {
        presenter.filter((LevelFilter) levels.getSelectedItem());
        presenter.search(search.getText());
        EventLogViewModel now = presenter.filtered();
        model.replace(now.lines());
        following = true;
        finish(now);
    }

    private void finish(EventLogViewModel now) {
        summary.setText(now.summary());
        body.show(now.absence());
        if (following) {
            goToEnd();
        }
    }

    private void goToEnd() {
        if (model.getSize() > 0) {
            scroll.validate();
            list.ensureIndexIsVisible(model.getSize() - 1);
        }
    }

    /** Only a person scrolls up: lines that are added leave the position as it is. */
    private void scrolled(int value) {
        if (atEnd()) {
            following = true;
        } else if (value < lastScroll) {
            following = false;
        }
        lastScroll = value;
        latest.setVisible(!following);
    }

    private boolean atEnd() {
        JScrollBar bar = scroll.getVerticalScrollBar();
        return bar.getValue() + bar.getVisibleAmount() >= bar.getMaximum() - EventCell.HEIGHT;
    }

    private String selectedText() {
        return list.getSelectedValuesList().stream().map(EventLine::plain).collect(Collectors.joining("\n"));
    }

    /** As high as whole rows: none is cut in half. */
    private static final class WholeRows extends JPanel {
        private static final long serialVersionUID = 1L;

        private final JScrollPane scroll;

        WholeRows(JScrollPane scroll) {
            super(null);
            this.scroll = scroll;
            setOpaque(false);
            add(scroll);
        }

        @Override
        public void doLayout() {
            scroll.setBounds(0, 0, getWidth(), getHeight() - getHeight() % EventCell.HEIGHT);
        }
    }

    /** Rows of one height, each as wide as the list, with the whole line as tooltip. */
    private static final class EventList extends JList<EventLine> {
        private static final long serialVersionUID = 1L;

        EventList(EventListModel model) {
            super(model);
            setName("eventlog.list");
            setCellRenderer(new EventCell());
            setFixedCellHeight(EventCell.HEIGHT);
            // A fixed width spares measuring thousands of lines; the list is stretched to its viewport anyway.
            setFixedCellWidth(10);
            getAccessibleContext().setAccessibleName("Event log");
        }

        @Override
        public boolean getScrollableTracksViewportWidth() {
            return true;
        }

        @Override
        public @Nullable String getToolTipText(MouseEvent event) {
            int index = locationToIndex(event.getPoint());
            boolean hit = index >= 0 && getCellBounds(index, index).contains(event.getPoint());
            return hit ? Tip.of(getModel().getElementAt(index).text()) : null;
        }
    }
}
