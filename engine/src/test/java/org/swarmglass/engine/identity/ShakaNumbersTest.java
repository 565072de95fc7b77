package org.swarmglass.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.PlaylistParser;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.Timeline;
import org.swarmglass.engine.playlist.dash.DashSegment;
import org.swarmglass.engine.playlist.dash.IndexBox;
import org.swarmglass.engine.playlist.dash.IndexBox.Reference;
import org.swarmglass.engine.playlist.dash.SegmentTime;

/** Segment numbers that the real segment manager of 2.2 gave under Shaka, and those of an index box in 5.0. */
class ShakaNumbersTest {
    private static final Vectors TWO = Vectors.of("v2");
    private static final JsonNode SIDX = Vectors.of("v3").at("/dashSidx");

    @TestFactory
    Stream<DynamicTest> numbersDashByHalfSeconds() {
        return Stream.of("dash", "dashSingleFileByteRange", "dashClash_under_half_second")
                .flatMap(list -> TWO.cases("/shaka/" + list).stream())
                .map(one -> DynamicTest.dynamicTest(one.get("runtimeId").asText(), () -> {
                    double start = one.get("startTime").asDouble();
                    SegmentTime time = new SegmentTime(0, start, start);
                    for (Generation same : List.of(Generation.V1_0, Generation.V2_2, Generation.V2_3)) {
                        assertThat(DashNumbers.number(same, time))
                                .isEqualTo(one.get("externalId").asLong());
                    }
                }));
    }

    @Test
    void numbersHlsVodByPosition() throws PlaylistSyntaxException {
        assertNumbers("hlsVodNoMap", "#EXT-X-MEDIA-SEQUENCE:100", "#EXT-X-ENDLIST");
    }

    @Test
    void numbersLiveHlsByMediaSequence() throws PlaylistSyntaxException {
        assertNumbers("hlsLiveMapFrom100", "#EXT-X-MEDIA-SEQUENCE:100", "");
    }

    private static void assertNumbers(String list, String sequence, String end) throws PlaylistSyntaxException {
        List<JsonNode> recorded = TWO.cases("/shaka/" + list);
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:4\n" + sequence + "\n");
        recorded.forEach(one -> text.append("#EXTINF:4,\n")
                .append(one.get("runtimeId").asText())
                .append('\n'));
        Timeline timeline = new Timeline(new StreamId(StreamKind.MAIN, 0));
        timeline.accept((MediaPlaylist) PlaylistParser.parse(URI.create("http://h/m.m3u8"), text + end + "\n"));
        assertThat(timeline.known())
                .extracting(listed -> listed.ref().id().number())
                .containsExactlyElementsOf(recorded.stream()
                        .map(one -> one.get("externalId").asLong())
                        .toList());
    }

    @Test
    void numbersWhatAnIndexBoxListsAs50() {
        JsonNode example = SIDX.get("example");
        long end = example.get("rangeStart").asLong()
                + example.get("boxOffset").asLong()
                + example.get("boxSize").asLong();
        List<Reference> references = Vectors.list(example.get("references")).stream()
                .map(one -> new Reference(
                        one.get("size").asLong(), one.get("duration").asLong(), false))
                .toList();
        IndexBox box = new IndexBox(
                end,
                example.get("timescale").asLong(),
                7_000, // which 5.0 ignores
                example.get("firstOffset").asLong(),
                references);
        List<DashSegment> segments = box.segments(
                URI.create("http://h/all.mp4"), example.get("periodStart").asDouble(), 3);
        List<JsonNode> recorded = Vectors.list(example.get("segments"));
        assertThat(segments).hasSameSizeAs(recorded).hasSize(3);
        for (int i = 0; i < recorded.size(); i++) {
            DashSegment segment = segments.get(i);
            JsonNode range = recorded.get(i).get("byteRange");
            assertThat(segment.range())
                    .contains(new ByteRange(
                            range.get(0).asLong(),
                            range.get(1).asLong() - range.get(0).asLong() + 1));
            assertThat(segment.time().listed()) // these were derived, not run
                    .isCloseTo(recorded.get(i).get("presentationTime").asDouble(), within(1e-9));
            assertThat(DashNumbers.number(Generation.V5_0, segment.time()))
                    .isEqualTo(recorded.get(i).get("externalId").asLong());
        }
        assertThat(segments.get(0).time().seconds()).isEqualTo(34); // Shaka takes both into account
    }
}
