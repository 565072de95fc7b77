package org.swarmglass.app.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.app.preview.Snapshots.peer;

import java.util.List;
import javax.swing.JTable;
import javax.swing.RowSorter.SortKey;
import javax.swing.SortOrder;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.app.monitor.PeerKey;
import org.swarmglass.app.preview.ManualView;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.charts.TimeWindow;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;

class PeersTest {
    private final ManualView engine = new ManualView();
    private long now = 1_000_000;
    private final Monitor monitor = new Monitor(engine, () -> now);
    private final PeersPresenter presenter = new PeersPresenter(monitor.slots());

    @Test
    void joinsTheRowsOfAPeerThatCameBackSoThatBytesAddUp() {
        PeersViewModel model =
                present(peer("alice", PeerState.DOWNLOADING, 100, 10), peer("alice", PeerState.CLOSED, 1_000, 1));
        assertThat(model.rows()).hasSize(1);
        assertThat(model.rows().get(0).state()).isEqualTo(PeerState.DOWNLOADING);
        assertThat(model.rows().get(0).bytes()).isEqualTo(new PeerRow.Bytes(1_100, 11));
    }

    @Test
    void hidesPeersThatLeftUntilAskedFor() {
        PeerSnapshot left = peer("bobby", PeerState.CLOSED, 5, 5);
        assertThat(present(peer("alice", PeerState.IDLE, 0, 0), left).rows()).hasSize(1);
        assertThat(present(left).closed()).isEqualTo(1);
        presenter.showClosed(true);
        assertThat(present(left).rows()).hasSize(1);
    }

    @Test
    void sumsUpConnectedAndConnecting() {
        assertThat(present(
                                peer("alice", PeerState.IDLE, 0, 0),
                                peer("bobby", PeerState.EXCHANGING, 0, 0),
                                peer("carol", PeerState.CONNECTING, 0, 0))
                        .summary())
                .isEqualTo("2 connected · 1 connecting");
    }

    @Test
    void countsAndGroupsBySwarmWhereSeveralAreJoined() {
        PeersViewModel model = present(
                peer("alice", PeerState.IDLE, 0, 0),
                Snapshots.peer(Generation.V0_6, "bobby", PeerState.IDLE, 0, 0),
                peer("carol", PeerState.EXCHANGING, 0, 0));
        assertThat(model.summary()).isEqualTo("3 connected: 2 in 2.3, 1 in 0.6");
        PeerTableModel table = new PeerTableModel();
        table.update(model.rows());
        assertThat(List.of(
                        table.row(0).name(), table.row(1).name(), table.row(2).name()))
                .containsExactly("alice", "carol", "bobby");
    }

    @Test
    void tellsPeersOfTheSoundFromThoseOfThePicture() {
        PeersViewModel model = present(peer("alice", PeerState.IDLE, 0, 0), Snapshots.soundPeer("bobby"));
        assertThat(model.rows()).extracting(row -> row.identity().generation()).containsExactly("2.3", "2.3 audio");
        assertThat(model.summary()).isEqualTo("2 connected: 1 in 2.3, 1 in 2.3 audio");
    }

    @Test
    void saysWhyThereAreNoPeers() {
        assertThat(present().absence())
                .hasValueSatisfying(absence -> assertThat(absence.missing()).isNotEmpty());
        assertThat(present(peer("alice", PeerState.IDLE, 0, 0)).absence()).isEmpty();
    }

    @Test
    void neutralisesIdsOfStrangers() {
        PeerSnapshot hostile = peer("<\u0007\u009b>x", PeerState.IDLE, 0, 0);
        PeerRow row = present(hostile).rows().get(0);
        assertThat(row.name()).isEqualTo("<\uFFFD\uFFFD>x");
        assertThat(row.identity().id()).doesNotContain("\u0007");
    }

    @Test
    void keepsSelectionAndOrderWhileRowsChangeComeAndGo() {
        PeerTableModel model = new PeerTableModel();
        PeerTable table = new PeerTable(model);
        model.update(rows("alice", "bobby", "carol"));
        table.getRowSorter()
                .setSortKeys(List.of(new SortKey(PeerColumn.ALL.indexOf(PeerColumn.PEER), SortOrder.DESCENDING)));
        select(table, "bobby");
        model.update(rows("alice", "bobby", "carol", "david"));
        model.update(rows("bobby", "carol", "david"));
        model.update(rows("david", "carol", "bobby"));
        assertThat(table.getRowCount()).isEqualTo(3);
        PeerRow selected = table.selectedPeer();
        assertThat(selected).extracting(PeerRow::name).isEqualTo("bobby");
        assertThat(shownNames(table)).containsExactly("david", "carol", "bobby");
    }

    @Test
    void hidesTheLeastNeededColumnsWhenItGetsNarrow() {
        PeerTable table = new PeerTable(new PeerTableModel());
        table.fit(2_000);
        assertThat(table.getColumnCount()).isEqualTo(PeerColumn.values().length);
        table.fit(640);
        assertThat(table.getColumnCount()).isEqualTo(PeerColumn.values().length - 2);
        table.fit(2_000);
        assertThat(table.getColumnCount()).isEqualTo(PeerColumn.values().length);
    }

    @Test
    void exportsPlainNumbersWithUnitsInTheHeading() {
        PeerTableModel model = new PeerTableModel();
        PeerTable table = new PeerTable(model);
        model.update(rows("alice"));
        assertThat(table.plainRows().get(0))
                .startsWith("peer id", "client", "generation", "state", "received bytes", "sent bytes");
        assertThat(table.plainRows().get(1))
                .containsExactly(
                        "-PM0203-alice0000000",
                        "p2p-media-loader 2.3",
                        "2.3",
                        "idle",
                        "100",
                        "50",
                        "0",
                        "21",
                        "host/prflx");
    }

    @Test
    void explainsWhyADashIsShown() {
        PeerRow connecting =
                present(peer("alice", PeerState.CONNECTING, 0, 0)).rows().get(0);
        assertThat(PeerColumn.RTT.text(connecting)).isEqualTo("–");
        assertThat(PeerColumn.RTT.unknown(connecting)).contains("until the connection stands");
        assertThat(PeerColumn.RECEIVED.unknown(connecting)).isEmpty();
    }

    @Test
    void drawsTheBusiestPeersOfTheWindowAndDirection() {
        for (int step = 0; step < 20; step++) {
            PeerSnapshot[] peers = new PeerSnapshot[12];
            for (int i = 0; i < peers.length; i++) {
                peers[i] = peer("peer" + (char) ('a' + i), PeerState.IDLE, 1_000L * step * i, 500L * step * (12 - i));
            }
            present(peers);
        }
        TimeWindow window = TimeWindow.ending(now, 60_000);
        List<PeerKey> received = BusiestPeers.choose(monitor.history(), Direction.RECEIVED, window, 8);
        assertThat(received).hasSize(8);
        assertThat(received.get(0).name()).isEqualTo("peerl");
        assertThat(received).extracting(PeerKey::name).doesNotContain("peera");
        assertThat(BusiestPeers.choose(monitor.history(), Direction.SENT, window, 8)
                        .get(0)
                        .name())
                .isEqualTo("peera");
    }

    @Test
    void placesEveryNodeInsideTheGraph() {
        for (int count : new int[] {0, 1, 6, 20, 50}) {
            TopologyLayout layout = TopologyLayout.of(count, 260, 220);
            assertThat(layout.peers())
                    .hasSize(count)
                    .allSatisfy(at -> assertThat(at.getX()).isBetween(5.0, 255.0))
                    .allSatisfy(at -> assertThat(at.getY()).isBetween(5.0, 215.0));
        }
        assertThat(TopologyLayout.of(50, 260, 220).labelled()).isFalse();
    }

    private PeersViewModel present(PeerSnapshot... peers) {
        now += 500;
        engine.publish(Snapshots.running().at(now).peers(peers));
        return presenter.present(monitor.poll());
    }

    private List<PeerRow> rows(String... names) {
        PeerSnapshot[] peers = new PeerSnapshot[names.length];
        for (int i = 0; i < names.length; i++) {
            peers[i] = peer(names[i], PeerState.IDLE, 100, 50);
        }
        return present(peers).rows();
    }

    private static void select(JTable table, String name) {
        for (int i = 0; i < table.getRowCount(); i++) {
            if (((PeerRow) table.getValueAt(i, 0)).name().equals(name)) {
                table.setRowSelectionInterval(i, i);
            }
        }
    }

    private static List<String> shownNames(JTable table) {
        return java.util.stream.IntStream.range(0, table.getRowCount())
                .mapToObj(i -> ((PeerRow) table.getValueAt(i, 0)).name())
                .toList();
    }
}
