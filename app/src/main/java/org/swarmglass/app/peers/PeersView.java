package org.swarmglass.app.peers;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.swarmglass.app.monitor.ConsoleView;
import org.swarmglass.app.monitor.PeerKey;
import org.swarmglass.app.monitor.PeerSlots;
import org.swarmglass.app.monitor.Shown;
import org.swarmglass.app.ui.Csv;
import org.swarmglass.app.ui.Emptiable;
import org.swarmglass.app.ui.FileExport;
import org.swarmglass.app.ui.Fonts;
import org.swarmglass.app.ui.IconButton;
import org.swarmglass.app.ui.Labels;

/** Every peer of the swarm in a table. */
public final class PeersView implements ConsoleView {
    private static final int SHOWS_BETWEEN_SORTS = 6;
    private static final int SCROLL_BAR = 10;

    private final PeersPresenter presenter;
    private final PeerSelection selection;
    private final PeerTableModel model = new PeerTableModel();
    private final PeerTable table = new PeerTable(model);
    private final Emptiable body;
    private final JPanel side = new JPanel(new MigLayout("insets 0, gap 8", "push[][][]", "[22!]"));
    private final JLabel summary = Labels.muted("", Fonts.SMALL);
    private final JToggleButton closed = new JToggleButton();
    private boolean pointed;
    private int shows;

    public PeersView(PeerSlots slots, PeerSelection selection) {
        presenter = new PeersPresenter(slots);
        this.selection = selection;
        JScrollPane scroll = new JScrollPane(table);
        scroll.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                table.fit(scroll.getWidth() - SCROLL_BAR);
            }
        });
        body = new Emptiable(scroll, MaterialDesignA.ACCOUNT_GROUP_OUTLINE);
        closed.putClientProperty(FlatClientProperties.STYLE_CLASS, "tab");
        closed.setFont(Fonts.SMALL);
        closed.setName("peers.closed");
        closed.setToolTipText("Peers that have left, with what they exchanged");
        closed.addActionListener(event -> presenter.showClosed(closed.isSelected()));
        side.setOpaque(false);
        summary.setName("peers.summary");
        side.add(summary);
        side.add(closed, "hidemode 3");
        side.add(IconButton.of(MaterialDesignF.FILE_EXPORT_OUTLINE, "CSV", "Save the table as CSV", this::export));
        table.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseEntered(MouseEvent event) {
                pointed = true;
            }

            @Override
            public void mouseExited(MouseEvent event) {
                pointed = false;
            }
        });
        table.getSelectionModel().addListSelectionListener(event -> {
            PeerRow row = table.selectedPeer();
            selection.select(row == null ? null : row.key());
        });
        selection.onChanged(this::select);
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
        PeersViewModel now = presenter.present(shown.moment());
        summary.setText(now.summary());
        closed.setText(now.closed() + " left");
        closed.setVisible(now.closed() > 0);
        body.show(now.absence());
        Optional<PeerKey> picked = selection.selected();
        model.update(now.rows());
        picked.ifPresent(peer -> select(Optional.of(peer)));
        if (++shows % SHOWS_BETWEEN_SORTS == 0 && !pointed) {
            table.getRowSorter().allRowsChanged();
        }
    }

    public void export() {
        FileExport.text(table, "peers.csv", Csv.of(table.plainRows()));
    }

    /** Follows a selection made elsewhere, and scrolls to it only then. */
    private void select(Optional<PeerKey> peer) {
        PeerRow current = table.selectedPeer();
        if (peer.isEmpty() || (current != null && current.key().equals(peer.get()))) {
            return;
        }
        int index = model.indexOf(peer.get());
        if (index >= 0) {
            int row = table.convertRowIndexToView(index);
            table.setRowSelectionInterval(row, row);
            table.scrollRectToVisible(table.getCellRect(row, 0, true));
        }
    }
}
