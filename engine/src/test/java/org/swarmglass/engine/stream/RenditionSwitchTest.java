package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.origin.ScriptedAnswer;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.SwarmSnapshot;

/** Streams with several renditions, alternate audio and subtitles. */
class RenditionSwitchTest {
    private static final String MASTER = """
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=100000,RESOLUTION=640x360,CODECS="avc1.42c01e,mp4a.40.2"
            low.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=300000,RESOLUTION=1280x720,CODECS="avc1.64001f,mp4a.40.2"
            high.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=20000,CODECS="mp4a.40.2"
            sound.m3u8
            """;

    private final SimLab lab = new SimLab();

    @Test
    void aPinSwitchesAtASegmentBoundaryInOneList() {
        liveMaster();
        SimViewer viewer = view("360p").play();
        lab.advance(30);
        viewer.session.pin(1);
        lab.advance(40);
        assertThat(viewer.player().names).anyMatch(name -> name.startsWith("s-main-1-"));
        assertThat(numbers(viewer.player().names)).isSorted().doesNotHaveDuplicates();
        assertThat(viewer.player().stalls).isZero();
        assertThat(stream(viewer).current()).isEqualTo(1);
        assertThat(stream(viewer).pinned()).isTrue();
        assertThat(viewer.events(EngineEvent.RenditionSwitched.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.from()).isEqualTo("360p");
                    assertThat(event.to()).isEqualTo("720p");
                });
    }

    @Test
    void theSwarmOfTheOldRenditionIsLeftAfterThirtySeconds() {
        liveMaster();
        SimViewer viewer = view("360p").play();
        lab.advance(10);
        viewer.session.pin(1);
        lab.advance(20);
        assertThat(viewer.session.swarms())
                .extracting(SwarmSnapshot::rendition)
                .containsExactlyInAnyOrder("360p", "720p");
        lab.advance(25);
        assertThat(viewer.session.swarms()).extracting(SwarmSnapshot::rendition).containsExactly("720p");
        assertThat(viewer.player().stalls).isZero();
    }

    @Test
    void aRenditionThatCannotBeHadLeavesTheOneThatPlays() {
        liveMaster();
        SimViewer viewer = view("360p").play();
        lab.advance(10);
        lab.origin.script("/high.m3u8", ScriptedAnswer.status(404));
        viewer.session.pin(1);
        assertThat(stream(viewer).current()).isZero();
        lab.advance(20);
        assertThat(stream(viewer).current()).isZero();
        assertThat(viewer.events(EngineEvent.Noticed.class))
                .anySatisfy(event -> assertThat(event.message()).contains("720p", "does not have it"));
        assertThat(viewer.session.swarms()).hasSize(1);
        assertThat(viewer.player().stalls).isZero();
    }

    @Test
    void aPinThatDoesNotExistIsNoticed() {
        liveMaster();
        SimViewer viewer = view("1080p");
        lab.advance(5);
        viewer.session.pin(7);
        assertThat(viewer.events(EngineEvent.Noticed.class))
                .extracting(EngineEvent.Noticed::message)
                .anySatisfy(message -> assertThat(message).contains("360p, 720p"))
                .anySatisfy(message -> assertThat(message).contains("no rendition 7"));
        assertThat(stream(viewer).pinned()).isFalse();
    }

    @Test
    void goesUpByThroughputButNeverToAnotherKindOfStream() {
        liveMaster();
        SimViewer viewer =
                lab.view(lab.setup().url("http://origin.test/master.m3u8")).play();
        lab.advance(60);
        assertThat(stream(viewer).current()).isEqualTo(1);
        assertThat(viewer.events(EngineEvent.RenditionSwitched.class))
                .allSatisfy(event -> assertThat(event.reason()).isEqualTo("throughput"));
        lab.origin.slowDown(Duration.ofMillis(400));
        lab.advance(240);
        assertThat(stream(viewer).current()).as("not the sound alone").isZero();
    }

    @Test
    void whatTheOldRenditionHoldsIsNotFetchedTwice() {
        liveMaster();
        SimViewer viewer = view("360p").play();
        lab.advance(30);
        viewer.session.pin(1);
        lab.advance(60);
        List<Long> low = numbers(viewer.player().names.stream()
                .filter(name -> name.startsWith("s-main-0-"))
                .toList());
        List<Long> high = numbers(viewer.player().names.stream()
                .filter(name -> name.startsWith("s-main-1-"))
                .toList());
        assertThat(high.get(0)).isEqualTo(low.get(low.size() - 1) + 1);
        assertThat(lab.origin.asked("/high/" + (high.get(0) - 1) + ".ts")).isZero();
    }

    @Test
    void inVodUnreadPlacesChangeHandsAndOldNamesGoOnForEver() {
        vodMaster(60);
        SimViewer viewer = view("360p").play();
        lab.advance(20);
        viewer.session.pin(1);
        lab.advance(200);
        LabPlayer player = viewer.player();
        // The list was read once, so the names stay those of the first rendition.
        assertThat(player.names).hasSizeGreaterThan(45).allMatch(name -> name.startsWith("s-main-0-"));
        assertThat(player.segments.get(2)).isEqualTo(SimLiveOrigin.bytes(2, 10_000));
        assertThat(player.segments.get(40)).isEqualTo(SimLiveOrigin.bytes(40, 30_000));
        assertThat(viewer.counts.totals().lost()).isZero();
        assertThat(viewer.session.swarms()).hasSize(1);
        RecordingSink seekBack = viewer.segment("s-main-0-1.ts");
        lab.advance(5);
        assertThat(seekBack.bytes()).isIn(SimLiveOrigin.bytes(1, 10_000), SimLiveOrigin.bytes(1, 30_000));
    }

    @Test
    void fragmentedMp4SwitchesOnlyByHandAndNeedsANewPlayer() {
        liveMaster("#EXT-X-MAP:URI=\"init.mp4\"\n");
        SimViewer viewer =
                lab.view(lab.setup().url("http://origin.test/master.m3u8")).play();
        lab.advance(60);
        assertThat(stream(viewer).current()).isZero();
        URI before = stream(viewer).playerUrl();
        viewer.session.pin(1);
        lab.advance(5);
        assertThat(stream(viewer).playerUrl()).isNotEqualTo(before);
        String index = stream(viewer).playerUrl().getPath().substring(1);
        assertThat(viewer.playlist(index).text()).contains("RESOLUTION=1280x720", "main.m3u8");
        assertThat(viewer.playlist("main.m3u8").text()).contains("s-main-1-").doesNotContain("s-main-0-");
    }

    @Test
    void alternateAudioHasItsOwnLineAndSwarmAndRestsWhenAnotherIsChosen() {
        lab.serve("http://origin.test/master.m3u8", """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",URI="en.m3u8"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Deutsch",URI="de.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=100000,RESOLUTION=640x360,AUDIO="a"
                low.m3u8
                """);
        for (String name : List.of("low", "en", "de")) {
            new SimRendition(lab, name, 10_000, "");
        }
        SimViewer viewer = lab.view(lab.setup().url("http://origin.test/master.m3u8"));
        lab.advance(1);
        assertThat(viewer.session.swarms()).hasSize(1);
        List<String> audio = viewer.playlist("index.m3u8")
                .text()
                .lines()
                .filter(line -> line.contains("TYPE=AUDIO"))
                .map(line -> line.replaceAll(".*URI=\"([^\"]+)\".*", "$1"))
                .toList();
        assertThat(audio).hasSize(2);
        viewer.playlist(audio.get(0));
        lab.advance(2);
        assertThat(viewer.session.swarms()).extracting(SwarmSnapshot::rendition).contains("audio English");
        RecordingSink segment = viewer.segment("s-secondary-0-1.ts");
        lab.advance(2);
        assertThat(segment.bytes()).isEqualTo(SimLiveOrigin.bytes(1, 10_000));
        viewer.playlist(audio.get(1));
        for (int i = 0; i < 30; i++) {
            lab.advance(4);
            viewer.segment("s-secondary-1-" + (i + 1) + ".ts");
        }
        assertThat(viewer.session.swarms())
                .extracting(SwarmSnapshot::rendition)
                .contains("audio Deutsch")
                .doesNotContain("audio English");
        String back = PlayerContentTest.lines(viewer.playlist(audio.get(0))).get(0);
        viewer.segment(back);
        assertThat(viewer.session.swarms()).extracting(SwarmSnapshot::rendition).contains("audio English");
    }

    @Test
    void subtitlesPassThroughWithoutSwarm() {
        lab.serve("http://origin.test/master.m3u8", """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="English",URI="subs.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=100000,RESOLUTION=640x360,SUBTITLES="s"
                low.m3u8
                """);
        new SimRendition(lab, "low", 10_000, "");
        lab.serve(
                "http://origin.test/subs.m3u8",
                "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nsub0.vtt\n#EXT-X-ENDLIST\n");
        lab.serve("http://origin.test/sub0.vtt", "WEBVTT\n");
        SimViewer viewer = lab.view(lab.setup().url("http://origin.test/master.m3u8"));
        lab.advance(1);
        String link = viewer.playlist("index.m3u8")
                .text()
                .lines()
                .filter(line -> line.contains("TYPE=SUBTITLES"))
                .map(line -> line.replaceAll(".*URI=\"([^\"]+)\".*", "$1"))
                .findFirst()
                .orElseThrow();
        RecordingSink list = viewer.playlist(link);
        lab.advance(1);
        String name = PlayerContentTest.lines(list).get(0);
        RecordingSink subtitle = new RecordingSink();
        viewer.content.auxiliary(name, Optional.empty(), subtitle);
        lab.advance(1);
        assertThat(subtitle.text()).isEqualTo("WEBVTT\n");
        assertThat(subtitle.contentType).isEqualTo("text/vtt");
        assertThat(viewer.session.swarms()).hasSize(1);
    }

    @Test
    void anEncryptedVariantIsNamedWithItsReason() {
        lab.serve("http://origin.test/master.m3u8", MASTER);
        lab.serve(
                "http://origin.test/low.m3u8",
                "#EXTM3U\n#EXT-X-TARGETDURATION:4\n"
                        + "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n"
                        + "#EXTINF:4,\n0.ts\n#EXT-X-ENDLIST\n");
        SimViewer viewer = lab.view(lab.setup().url("http://origin.test/master.m3u8"));
        RecordingSink held = viewer.playlist("main.m3u8");
        lab.advance(3);
        assertThat(viewer.events(EngineEvent.StreamFailed.class)).hasSize(1);
        assertThat(held.refusal).isPresent();
        assertThat(viewer.session.swarms()).isEmpty();
    }

    private SimViewer view(String rendition) {
        return lab.view(lab.setup().url("http://origin.test/master.m3u8").rendition(rendition));
    }

    private static StreamSnapshot stream(SimViewer viewer) {
        return viewer.session.stream(URI.create("http://127.0.0.1/")).orElseThrow();
    }

    private void liveMaster() {
        liveMaster("");
    }

    private void liveMaster(String head) {
        lab.serve("http://origin.test/master.m3u8", MASTER);
        new SimRendition(lab, "low", 10_000, head);
        new SimRendition(lab, "high", 30_000, head);
        new SimRendition(lab, "sound", 2_000, head);
    }

    private void vodMaster(int segments) {
        lab.serve("http://origin.test/master.m3u8", MASTER);
        vod("low", segments, 10_000);
        vod("high", segments, 30_000);
    }

    private void vod(String name, int segments, int about) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:4\n");
        for (int i = 0; i < segments; i++) {
            text.append("#EXTINF:4,\n").append(name).append('/').append(i).append(".ts\n");
            lab.serve("http://origin.test/" + name + "/" + i + ".ts", SimLiveOrigin.bytes(i, about));
        }
        lab.serve("http://origin.test/" + name + ".m3u8", text + "#EXT-X-ENDLIST\n");
    }

    private static List<Long> numbers(List<String> names) {
        return names.stream()
                .map(name -> Long.parseLong(name.replaceAll(".*-(\\d+)\\..*", "$1")))
                .toList();
    }
}
