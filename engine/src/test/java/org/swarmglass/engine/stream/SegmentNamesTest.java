package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.PlayerText.Links.Auxiliary;

class SegmentNamesTest {
    private final SegmentNames names = new SegmentNames();

    @Test
    void aSegmentsNameSaysWhichItIs() {
        StreamId stream = new StreamId(StreamKind.SECONDARY, 3);
        SegmentRef ref = new SegmentRef(
                new SegmentId(stream, 1234),
                URI.create("https://cdn.example/a/seg.M4S?token=x"),
                Optional.empty(),
                Duration.ofSeconds(4),
                Duration.ZERO);
        String name = names.segment(ref);
        assertThat(name).isEqualTo("s-secondary-3-1234.m4s");
        assertThat(SegmentNames.parse(name)).contains(new SegmentId(stream, 1234));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s-main-0-1",
                "s-other-0-1.ts",
                "s-main-0--1.ts",
                "s-main-99999-1.ts",
                "s-main-0-9999999999999999999.ts",
                "s-main-0-1.ts/../x",
                "http://host/",
                ""
            })
    void refusesNamesOfAnotherForm(String name) {
        assertThat(SegmentNames.parse(name)).isEmpty();
    }

    @Test
    void theSameResourceKeepsItsName() {
        URI key = URI.create("https://keys.example/k1?t=1");
        String first = names.auxiliary(key, Optional.empty(), Auxiliary.KEY);
        assertThat(names.auxiliary(key, Optional.empty(), Auxiliary.KEY)).isEqualTo(first);
        assertThat(names.resource(first)).map(SegmentNames.Resource::uri).contains(key);
        assertThat(first).doesNotContain("keys.example");
    }

    @Test
    void knowsOnlyNamesItGaveOut() {
        assertThat(names.resource("a-0.ts")).isEmpty();
        assertThat(names.playlist("p-0.m3u8")).isEmpty();
    }
}
