package org.swarmglass.app.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.monitor.Moment;
import org.swarmglass.app.monitor.TrafficRates;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.snapshot.CensusSnapshot.Answer;
import org.swarmglass.engine.snapshot.CensusSnapshot.Basis;
import org.swarmglass.engine.snapshot.CensusSnapshot.Count;
import org.swarmglass.engine.snapshot.CensusSnapshot.Recipe;
import org.swarmglass.engine.snapshot.CensusSnapshot.Row;
import org.swarmglass.engine.snapshot.CensusSnapshot.TrackerRow;
import org.swarmglass.engine.snapshot.EngineSnapshot;

class CensusTest {
    private final CensusPresenter presenter = new CensusPresenter();

    private static InfoHash hash(String name) {
        return new InfoHash((name + "AAAAAAAAAAAAAAAAAAAA").substring(0, 20));
    }

    private static Row row(Generation generation, Basis basis, boolean usual, @Nullable Integer members) {
        Recipe recipe = new Recipe(
                generation, StreamKind.MAIN, "720p\u0007", basis, usual, "https://h/m.m3u8", "", "0", "v2-m-main-0");
        return new Row(
                hash("g" + generation.ordinal() + basis.label()),
                List.of(recipe),
                List.of(Optional.ofNullable(members).map(each -> new Count(0, each)), Optional.empty()));
    }

    private CensusViewModel present(int round, Row... rows) {
        CensusSnapshot census = new CensusSnapshot(
                "https://h/m.m3u8?token=…",
                "https://edge/m.m3u8",
                round,
                Optional.of(Duration.ZERO),
                List.of(rows),
                List.of(
                        new TrackerRow(URI.create("wss://one.example"), Answer.COUNTED, true, ""),
                        new TrackerRow(URI.create("wss://two.example"), Answer.REFUSED, true, "no\u001b scrape")),
                0,
                Set.of(Generation.V2_3));
        EngineSnapshot base = Snapshots.running().build();
        return present(new EngineSnapshot(
                base.atNanos(),
                base.state(),
                base.stream(),
                base.traffic(),
                base.segments(),
                base.playback(),
                base.p2p(),
                base.swarms(),
                base.peers(),
                base.olderPeers(),
                base.trackers(),
                base.loop(),
                Optional.of(census)));
    }

    private CensusViewModel present(EngineSnapshot snapshot) {
        return presenter.present(new Moment(1_000_000, snapshot, TrafficRates.NONE));
    }

    private static Row older(@Nullable Integer members) {
        return row(Generation.V2_2, Basis.RESPONSE, true, members);
    }

    private static Row newer(@Nullable Integer members) {
        return row(Generation.V2_3, Basis.RESPONSE, true, members);
    }

    @Test
    void showsOneAndOneNeverTwo() {
        CensusViewModel model = present(1, older(1), newer(1));
        assertThat(model.summary()).isEqualTo("1 in 2.2 · 1 in 2.3");
        assertThat(model.rows()).extracting(row -> row.count(0)).containsExactly("1", "1");
        assertThat(model.rows()).extracting(row -> row.count(1)).containsExactly("–", "–");
    }

    @Test
    void namesTrackersThatRefuseInTheirWordsMadeHarmless() {
        CensusViewModel model = present(1, newer(0));
        assertThat(model.trackers())
                .extracting(CensusViewModel.Column::words)
                .containsExactly("counts, one swarm at a time", "refuses to count: no\uFFFD scrape");
        assertThat(model.summary()).isEqualTo("nobody counted");
    }

    @Test
    void tellsTheRecipeStepByStep() {
        CensusRow row = present(1, newer(0)).rows().get(0);
        assertThat(row.recipe())
                .containsSequence(
                        "requested URL  https://h/m.m3u8?token=…",
                        "response URL   https://edge/m.m3u8",
                        "generation     2.3, main, 720p\uFFFD",
                        "cut query      https://h/m.m3u8",
                        "stream index   0",
                        "pre-hash text  v2-m-main-0",
                        "info hash      " + row.key().hex());
    }

    @Test
    void marksAnAddressThatNoPlayerTakesByItself() {
        CensusViewModel model = present(1, newer(0), row(Generation.V2_3, Basis.REQUESTED, false, 0));
        assertThat(model.rows()).extracting(row -> row.names().address()).containsExactly("response", "requested *");
    }

    @Test
    void remembersWhatEachRoundCountedOnce() {
        present(1, newer(1));
        present(1, newer(1));
        present(2, newer(null));
        assertThat(present(3, newer(4)).rows().get(0).trend()).containsExactly(1.0, Double.NaN, 4.0);
        assertThat(present(1, older(2)).rows().get(0).trend())
                .as("another stream")
                .containsExactly(2.0);
    }

    @Test
    void saysWhyThereIsNothingYet() {
        assertThat(present(EngineSnapshot.idle(0)).absence())
                .hasValueSatisfying(absence -> assertThat(absence.missing()).contains("No stream"));
    }

    @Test
    void selectsWhereSomebodyIsAndKeepsTheSelection() {
        CensusTableModel model = new CensusTableModel();
        CensusTable table = new CensusTable(model);
        assertThat(model.update(present(1, older(0), newer(3)))).isTrue();
        table.arrange();
        table.selectFirst();
        assertThat(table.selected().orElseThrow().names().generation()).isEqualTo("2.3");
        assertThat(model.update(present(2, older(5), newer(0)))).isFalse();
        assertThat(table.selected().orElseThrow().names().generation()).isEqualTo("2.3");
    }

    @Test
    void exportsCountsAndRecipes() {
        CensusTableModel model = new CensusTableModel();
        model.update(present(1, older(7)));
        assertThat(model.plainRows().get(0))
                .containsExactly(
                        "generation",
                        "rendition",
                        "url",
                        "members one.example",
                        "members two.example",
                        "joined",
                        "info hash",
                        "recipe");
        assertThat(model.plainRows().get(1)).contains("2.2", "7", "", "no");
        assertThat(model.plainRows().get(1).get(7)).contains("pre-hash text  v2-m-main-0");
    }

    @Test
    void paintsEveryCell() {
        CensusTableModel model = new CensusTableModel();
        CensusTable table = new CensusTable(model);
        model.update(present(1, older(1)));
        model.update(present(2, older(2)));
        table.arrange();
        assertThat(IntStream.range(0, table.getColumnCount())
                        .mapToObj(column -> table.prepareRenderer(table.getCellRenderer(0, column), 0, column))
                        .map(Component::getClass))
                .containsOnly(CensusCell.class);
    }
}
