package org.swarmglass.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

class CensusReportTest {
    private static final TrackerRow COUNTS = new TrackerRow(URI.create("wss://one/?t=***"), Answer.COUNTED, false, "");
    private static final TrackerRow REFUSES =
            new TrackerRow(URI.create("wss://two"), Answer.REFUSED, true, "no \u001b[2J scrape");

    private static Row row(Generation generation, Basis basis, @Nullable Integer members) {
        Recipe recipe = new Recipe(
                generation, StreamKind.MAIN, "720p", basis, basis == Basis.RESPONSE, "id", "", "0", "v2-id-main-0");
        return new Row(
                new InfoHash((generation.label() + basis + "--------------------").substring(0, 20)),
                List.of(recipe),
                List.of(Optional.ofNullable(members).map(count -> new Count(0, count)), Optional.empty()));
    }

    private static CensusSnapshot census(Row... rows) {
        return new CensusSnapshot(
                "https://h/m.m3u8",
                "https://edge/m.m3u8",
                1,
                Optional.of(Duration.ZERO),
                Arrays.asList(rows),
                List.of(COUNTS, REFUSES),
                0,
                Set.of(Generation.V2_2, Generation.V2_3));
    }

    @Test
    void tellsOneAndOneNeverTwo() {
        CensusSnapshot census = census(
                row(Generation.V0_6, Basis.RESPONSE, 3),
                row(Generation.V2_2, Basis.RESPONSE, 1),
                row(Generation.V2_3, Basis.RESPONSE, 1),
                row(Generation.V2_3, Basis.REQUESTED, 0));
        assertThat(CensusText.summary(census))
                .contains("3 in 0.6", "1 in 2.2, 1 in 2.3")
                .endsWith("never meet each other.");
    }

    @Test
    void tellsWhatCannotBeJoined() {
        assertThat(CensusText.summary(
                        census(row(Generation.V0_6, Basis.RESPONSE, 2), row(Generation.V2_2, Basis.RESPONSE, 1))))
                .startsWith("Found 2 in 0.6 (only counted, not joined), 1 in 2.2.");
    }

    @Test
    void showsEachTrackerInAColumnOfItsOwn() {
        List<String> lines = CensusText.of(
                census(row(Generation.V2_2, Basis.RESPONSE, 12), row(Generation.V2_2, Basis.REQUESTED, null)));
        assertThat(lines).contains("  T1 = wss://one/?t=***, counts");
        assertThat(lines).anyMatch(line -> line.contains("T2 = wss://two, refuses to count: no  [2J scrape"));
        assertThat(lines).anyMatch(line -> line.matches(" +2\\.2 +720p +response +12 +– +[0-9a-f]{40}"));
        assertThat(lines).anyMatch(line -> line.matches(" +2\\.2 +720p +requested \\* +– +– +[0-9a-f]{40}"));
        assertThat(lines).noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void saysWhenNobodyOrNothingCounts() {
        assertThat(CensusText.summary(census(row(Generation.V2_3, Basis.RESPONSE, 0))))
                .isEqualTo("Nobody is in any of these swarms.");
        CensusSnapshot deaf = new CensusSnapshot(
                "https://h/m.m3u8", "https://h/m.m3u8", 1, Optional.empty(), List.of(), List.of(REFUSES), 0, Set.of());
        assertThat(CensusText.summary(deaf)).isEqualTo("No tracker counted.");
    }

    @Test
    void writesTheContractedKeys() {
        JsonNode json = CensusJson.of(census(row(Generation.V2_2, Basis.RESPONSE, 1)), Instant.EPOCH);
        assertThat(json.path("time").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(json.path("url").path("response").asText()).isEqualTo("https://edge/m.m3u8");
        assertThat(json.path("trackers").path(1).path("answer").asText()).isEqualTo("refused");
        assertThat(json.path("joinable")).extracting(JsonNode::asText).containsExactly("2.2", "2.3");
        JsonNode swarm = json.path("swarms").path(0);
        assertThat(swarm.path("infoHash").asText()).hasSize(40);
        assertThat(swarm.path("members").asInt()).isEqualTo(1);
        assertThat(swarm.path("counts").path(0).path("leechers").asInt()).isEqualTo(1);
        assertThat(swarm.path("counts").path(1).path("leechers").isNull()).isTrue();
        JsonNode recipe = swarm.path("recipes").path(0);
        assertThat(recipe.path("generation").asText()).isEqualTo("2.2");
        assertThat(recipe.path("urlBasis").asText()).isEqualTo("response");
        assertThat(recipe.path("swarmString").asText()).isEqualTo("v2-id-main-0");
    }
}
