package org.swarmglass.engine.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.identity.Manifest;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.snapshot.CensusSnapshot.Basis;
import org.swarmglass.engine.snapshot.CensusSnapshot.Recipe;

class CensusPlanTest {
    private static final URI URL = URI.create("https://cdn.example.com/live/master.m3u8");
    private static final String VARIANT =
            "#EXT-X-STREAM-INF:BANDWIDTH=2000000,CODECS=\"avc1.4d401f,mp4a.40.2\",RESOLUTION=1280x720,FRAME-RATE=25.000%s\n";

    private static final String ONE = "#EXTM3U\n" + VARIANT.formatted("") + "v0.m3u8\n";
    private static final String WITH_AUDIO = "#EXTM3U\n"
            + "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"English\",LANGUAGE=\"en\",URI=\"en.m3u8\"\n"
            + VARIANT.formatted(",AUDIO=\"a\"") + "v0.m3u8\n";

    private static CensusPlan plan(URI requested, URI response, String text) {
        return CensusPlan.of(new Manifest(requested, response, text), Optional.empty(), StreamId::toString);
    }

    private static List<Recipe> recipes(CensusPlan plan) {
        return plan.swarms().values().stream().flatMap(List::stream).toList();
    }

    /** The 2.2 and 2.3 values were produced by the npm packages 2.2.2 and 2.3.1. */
    @Test
    void namesTheSwarmOfEveryGeneration() {
        CensusPlan plan = plan(URL, URL, ONE);
        Map<Generation, String> hashes = plan.swarms().entrySet().stream()
                .collect(Collectors.toMap(
                        swarm -> swarm.getValue().get(0).generation(),
                        swarm -> swarm.getKey().binary()));
        assertThat(hashes.keySet()).containsExactlyInAnyOrder(Generation.values());
        InfoHash raw = InfoHash.ofBytes(HexFormat.of().parseHex("9c1472a57b146ddf1a9f8554d26c65bb57b61f60"));
        assertThat(hashes)
                .containsEntry(Generation.V0_6, raw.binary())
                .containsEntry(Generation.V1_0, "cGdnRBDLtqh8z8dp4Suz")
                .containsEntry(Generation.V2_2, "tw0U74knU+1wDtBPNfc4")
                .containsEntry(Generation.V2_3, "PIC7aAxGhyOfwVPT7GjM");
    }

    @Test
    void namesASwarmOnceWithEveryWayToIt() {
        CensusPlan plan = plan(URL, URL, ONE);
        assertThat(plan.swarms()).hasSize(5);
        assertThat(plan.swarms().values())
                .allSatisfy(ways -> assertThat(ways).extracting(Recipe::basis).containsExactly(Basis.values()));
    }

    @Test
    void namesBothSwarmsOfARedirectedManifest() {
        CensusPlan plan = plan(URL, URI.create("https://edge7.example.com/live/master.m3u8?session=1"), ONE);
        assertThat(plan.swarms()).hasSize(10);
        assertThat(recipes(plan))
                .allSatisfy(recipe -> assertThat(recipe.swarmId())
                        .isEqualTo(
                                recipe.basis() == Basis.REQUESTED
                                        ? "https://cdn.example.com/live/master.m3u8"
                                        : "https://edge7.example.com/live/master.m3u8"));
        Map<Generation, Basis> usual = recipes(plan).stream()
                .filter(Recipe::usual)
                .collect(Collectors.toMap(Recipe::generation, Recipe::basis));
        assertThat(usual)
                .containsEntry(Generation.V0_6, Basis.REQUESTED)
                .containsEntry(Generation.V1_0, Basis.RESPONSE)
                .containsEntry(Generation.V2_2, Basis.RESPONSE)
                .containsEntry(Generation.V2_3, Basis.RESPONSE)
                .containsEntry(Generation.V5_0, Basis.REQUESTED);
    }

    @Test
    void namesAudioWhereItHasASwarmOfItsOwn() {
        CensusPlan plan = plan(URL, URL, WITH_AUDIO);
        assertThat(recipes(plan).stream()
                        .filter(recipe -> recipe.kind() == StreamKind.SECONDARY)
                        .map(Recipe::generation)
                        .distinct())
                .containsExactly(Generation.V1_0, Generation.V2_2, Generation.V2_3, Generation.V5_0);
    }

    @Test
    void aConfiguredSwarmIdMakesTheUrlsMeaningless() {
        Manifest redirected = new Manifest(URL, URI.create("https://edge.example.com/m.m3u8"), ONE);
        CensusPlan plan = CensusPlan.of(redirected, Optional.of("my-stream"), StreamId::toString);
        assertThat(plan.swarms()).hasSize(5);
        assertThat(recipes(plan))
                .allSatisfy(recipe -> assertThat(recipe.swarmString()).contains("my-stream"));
    }

    @Test
    void leavesOutWhatWouldFloodTrackers() {
        String many = "#EXTM3U\n"
                + IntStream.range(0, 100)
                        .mapToObj(i ->
                                VARIANT.formatted("").replace("2000000", "" + (i + 1) * 1000) + "v" + i + ".m3u8\n")
                        .collect(Collectors.joining());
        CensusPlan plan = plan(URL, URL, many);
        assertThat(plan.swarms()).hasSizeLessThanOrEqualTo(5 * CensusPlan.MAX_RENDITIONS);
        assertThat(plan.leftOut()).isEqualTo(100 - CensusPlan.MAX_RENDITIONS);
    }
}
