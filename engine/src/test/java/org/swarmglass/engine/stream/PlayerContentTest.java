package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.origin.ScriptedAnswer;
import org.swarmglass.engine.snapshot.EngineSnapshot.State;
import org.swarmglass.engine.snapshot.StreamSnapshot;

/** What a player gets to see of a stream with one rendition. */
class PlayerContentTest {
    private final SimLab lab = new SimLab();

    @Test
    void withholdsTheNewestSegmentsUpToTheConfiguredNumber() {
        new SimLiveOrigin(lab, 20, 1_000);
        SimViewer viewer = lab.view(lab.setup().delay(new LiveDelay.OfSegments(7)));
        lab.advance(1);
        assertThat(listed(viewer)).hasSize(13).startsWith("s-main-0-0.ts").endsWith("s-main-0-12.ts");
        StreamSnapshot stream =
                viewer.session.stream(java.net.URI.create("http://127.0.0.1/")).orElseThrow();
        assertThat(stream.withheld()).isEqualTo(Duration.ofSeconds(28));
        assertThat(stream.window()).isEqualTo(Duration.ofSeconds(80));
    }

    @Test
    void byDefaultWithholdsSevenSegmentsAndNeverMoreThanSixtyPercentOfTheWindow() {
        new SimLiveOrigin(lab, 10, 1_000);
        SimViewer viewer = lab.view(lab.setup().delay(LiveDelay.AUTOMATIC));
        lab.advance(1);
        assertThat(listed(viewer)).hasSize(4);
    }

    @Test
    void keepsListingStoredSegmentsThatLeftTheWindow() {
        SimLiveOrigin live = new SimLiveOrigin(lab);
        SimViewer viewer = lab.view(lab.setup()).play();
        lab.advance(60);
        long oldestAtOrigin = live.newest() - 9;
        List<String> listed = listed(viewer);
        assertThat(listed).hasSizeGreaterThan(4).contains("s-main-0-" + (oldestAtOrigin - 3) + ".ts");
        RecordingSink old = viewer.segment("s-main-0-" + (oldestAtOrigin - 3) + ".ts");
        assertThat(old.bytes()).isEqualTo(live.segment(oldestAtOrigin - 3));
    }

    @Test
    void holdsAPlaylistRequestUntilTheStreamIsOpen() {
        lab.origin.script("/live.m3u8", ScriptedAnswer.status(503), ScriptedAnswer.status(503));
        SimViewer viewer = lab.view(lab.setup());
        RecordingSink held = viewer.playlist("index.m3u8");
        assertThat(held.over()).isFalse();
        new SimLiveOrigin(lab);
        lab.advance(2);
        assertThat(held.text()).contains("s-main-0-");
    }

    @Test
    void refusesThePlaylistWithTheReasonAndOpensOnceTheOriginHasIt() {
        SimViewer viewer = lab.view(lab.setup());
        RecordingSink refused = viewer.playlist("index.m3u8");
        lab.advance(5);
        assertThat(refused.refusal).contains("the origin does not have it (404)");
        assertThat(viewer.session.state()).isEqualTo(State.FAILED);
        assertThat(viewer.events(EngineEvent.StreamFailed.class))
                .singleElement()
                .satisfies(event -> assertThat(event.cure()).contains("check the address"));
        new SimLiveOrigin(lab);
        lab.advance(8);
        assertThat(viewer.session.state()).isEqualTo(State.RUNNING);
        assertThat(viewer.playlist("index.m3u8").ended).isTrue();
    }

    @Test
    void passesBytesOnWhileTheyArrive() {
        new SimLiveOrigin(lab, 10, 200_000);
        SimViewer viewer = lab.view(lab.setup());
        lab.advance(0.3);
        RecordingSink reading = viewer.segment(listed(viewer).get(3));
        lab.advance(0.5);
        assertThat(reading.begun).isTrue();
        assertThat(reading.ended).isFalse();
        assertThat(reading.bytes()).isNotEmpty();
        lab.advance(3);
        assertThat(reading.ended).isTrue();
    }

    @Test
    void holdsASegmentThroughAnOutageWithoutAnErrorStatus() {
        SimLiveOrigin live = new SimLiveOrigin(lab);
        lab.origin.script("/0.ts", ScriptedAnswer.status(503));
        SimViewer viewer = lab.view(lab.setup());
        lab.advance(0.3);
        RecordingSink reading = viewer.segment("s-main-0-0.ts");
        lab.advance(3);
        assertThat(reading.over()).isFalse();
        lab.origin.script("/0.ts", ScriptedAnswer.of(live.segment(0)));
        lab.advance(6);
        assertThat(reading.bytes()).isEqualTo(live.segment(0));
    }

    @Test
    void aSegmentThatLeftTheWindowEndsAsAnEmptyAnswerAndCountsAsLost() {
        new SimLiveOrigin(lab);
        lab.origin.script("/0.ts", ScriptedAnswer.status(404));
        SimViewer viewer = lab.view(lab.setup());
        lab.advance(0.3);
        RecordingSink reading = viewer.segment("s-main-0-0.ts");
        lab.advance(25);
        assertThat(reading.ended).isTrue();
        assertThat(reading.bytes()).isEmpty();
        assertThat(viewer.counts.totals().lost()).isEqualTo(1);
        RecordingSink again = viewer.segment("s-main-0-0.ts");
        assertThat(again.ended).isTrue();
        assertThat(viewer.counts.totals().lost()).isEqualTo(2);
        assertThat(viewer.events(EngineEvent.SegmentLost.class)).hasSize(2);
    }

    @Test
    void answersARangeOfASegment() {
        SimLiveOrigin live = new SimLiveOrigin(lab);
        SimViewer viewer = lab.view(lab.setup());
        lab.advance(0.3);
        RecordingSink sink = new RecordingSink();
        viewer.content.segment("s-main-0-1.ts", Optional.of(new ByteRange(100, 50)), sink);
        lab.advance(3);
        assertThat(sink.bytes()).isEqualTo(Arrays.copyOfRange(live.segment(1), 100, 150));
    }

    @Test
    void knowsOnlyNamesOfItsOwn() {
        new SimLiveOrigin(lab);
        SimViewer viewer = lab.view(lab.setup());
        lab.advance(1);
        assertThat(viewer.segment("s-main-0-1.ts/../x").notFound).isTrue();
        assertThat(viewer.playlist("p-0.m3u8").notFound).isTrue();
        RecordingSink sink = new RecordingSink();
        viewer.content.auxiliary("a-0.ts", Optional.empty(), sink);
        lab.loop.runDue();
        assertThat(sink.notFound).isTrue();
    }

    @Test
    void aPausedPlayerIsWhereItWasHoweverLongItPauses() {
        new SimLiveOrigin(lab);
        SimViewer viewer = lab.view(lab.setup()).play();
        lab.advance(30);
        Duration before = viewer.session.playback().liveDelay().orElseThrow();
        viewer.player().setPaused(true);
        lab.advance(600);
        Duration after = viewer.session.playback().liveDelay().orElseThrow();
        assertThat(after.minus(before)).isBetween(Duration.ofSeconds(590), Duration.ofSeconds(610));
        long lost = viewer.counts.totals().lost();
        viewer.player().setPaused(false);
        lab.advance(60);
        assertThat(viewer.session.playback().playing()).isTrue();
        assertThat(viewer.counts.totals().lost()).isEqualTo(lost);
        viewer.checkIdentity();
    }

    @Test
    void aPausedPlayerStillSharesItsStream() {
        new SimLiveOrigin(lab);
        lab.watchTogether(2, Duration.ofSeconds(2), setup -> {});
        lab.advance(30);
        lab.viewers.get(0).player().setPaused(true);
        long http = lab.http();
        lab.advance(200);
        // 50 new segments: each comes from the origin about once.
        assertThat(lab.http() - http).isLessThan(65L * SimLiveOrigin.SEGMENT_BYTES);
    }

    @Test
    void endsTheListOnlyWhenTheStreamHasEnded() {
        SimLiveOrigin live = new SimLiveOrigin(lab);
        SimViewer viewer = lab.view(lab.setup()).play();
        lab.advance(30);
        assertThat(viewer.playlist("index.m3u8").text()).doesNotContain("ENDLIST");
        live.end();
        lab.advance(5);
        assertThat(viewer.playlist("index.m3u8").text())
                .contains("#EXT-X-ENDLIST", "s-main-0-" + live.newest() + ".ts");
        assertThat(viewer.session.state()).isEqualTo(State.ENDED);
        assertThat(viewer.events(EngineEvent.StreamEnded.class)).hasSize(1);
        lab.advance(60);
        assertThat(viewer.player().names).endsWith("s-main-0-" + live.newest() + ".ts");
    }

    @Test
    void stopsSharingWhenAnEndedStreamMakesNumbersAmbiguous() {
        SimLiveOrigin live = new SimLiveOrigin(lab);
        lab.watchTogether(2, Duration.ofSeconds(2), setup -> {});
        lab.advance(30);
        live.end();
        lab.advance(6);
        assertThat(lab.viewers
                        .get(0)
                        .roster
                        .snapshots(lab.loop.nowNanos())
                        .get(0)
                        .announced())
                .isZero();
        long before = lab.p2p();
        lab.advance(40);
        assertThat(lab.p2p()).isEqualTo(before);
        assertThat(lab.stalls()).as("at the end of the stream").isLessThanOrEqualTo(2);
    }

    @Test
    void goesOnWhenTheOriginCountsAnew() {
        SimLiveOrigin live = new SimLiveOrigin(lab);
        lab.advance(200);
        lab.watchTogether(2, Duration.ofSeconds(2), setup -> {});
        lab.advance(40);
        int read = lab.viewers.get(0).player().segments.size();
        live.restartAt(0);
        lab.advance(80);
        for (SimViewer viewer : lab.viewers) {
            assertThat(viewer.events(EngineEvent.Noticed.class))
                    .anySatisfy(event -> assertThat(event.message()).contains("count the segments"));
            assertThat(viewer.player().segments).hasSizeGreaterThan(read + 12);
            assertThat(viewer.player().segments).noneMatch(body -> body.length == 0);
            viewer.checkIdentity();
        }
        String text = lab.viewers.get(0).playlist("index.m3u8").text();
        assertThat(text).doesNotContain("MEDIA-SEQUENCE:0\n");
    }

    @Test
    void announcesAndFetchesNoGaps() {
        lab.serve("http://origin.test/live.m3u8", """
                #EXTM3U
                #EXT-X-TARGETDURATION:4
                #EXTINF:4,
                0.ts
                #EXT-X-GAP
                #EXTINF:4,
                1.ts
                #EXTINF:4,
                2.ts
                #EXT-X-ENDLIST
                """);
        for (int i = 0; i < 3; i++) {
            lab.serve("http://origin.test/" + i + ".ts", SimLiveOrigin.bytes(i));
        }
        SimViewer viewer = lab.view(lab.setup()).play();
        lab.advance(40);
        assertThat(lab.origin.asked("/1.ts")).isZero();
        assertThat(viewer.player().names).hasSize(3);
        assertThat(viewer.counts.totals().lost()).isZero();
    }

    @Test
    void byteRangesAreSegmentsOfTheirOwn() {
        byte[] file = SimLiveOrigin.bytes(3);
        lab.serve("http://origin.test/live.m3u8", """
                #EXTM3U
                #EXT-X-TARGETDURATION:4
                #EXTINF:4,
                #EXT-X-BYTERANGE:20000@0
                all.ts
                #EXTINF:4,
                #EXT-X-BYTERANGE:30000
                all.ts
                #EXT-X-ENDLIST
                """);
        lab.serve("http://origin.test/all.ts", file);
        SimViewer viewer = lab.view(lab.setup()).play();
        lab.advance(20);
        assertThat(viewer.player().segments.get(0)).isEqualTo(Arrays.copyOf(file, 20_000));
        assertThat(viewer.player().segments.get(1)).isEqualTo(Arrays.copyOfRange(file, 20_000, 50_000));
        assertThat(viewer.totals().http()).isEqualTo(50_000);
    }

    @Test
    void keysPassThroughAndAreNeitherStoredNorCountedAsMedia() {
        byte[] key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        lab.serve("http://origin.test/live.m3u8", """
                #EXTM3U
                #EXT-X-TARGETDURATION:4
                #EXT-X-KEY:METHOD=AES-128,URI="keys/one.key?token=secret"
                #EXTINF:4,
                0.ts
                #EXT-X-ENDLIST
                """);
        lab.serve("http://origin.test/keys/one.key", key);
        lab.serve("http://origin.test/0.ts", SimLiveOrigin.bytes(0));
        SimViewer viewer = lab.view(lab.setup());
        lab.advance(10);
        String text = viewer.playlist("index.m3u8").text();
        assertThat(text).doesNotContain("secret").contains("URI=\"a-0.key\"");
        long other = viewer.totals().other();
        for (int i = 0; i < 2; i++) {
            RecordingSink sink = new RecordingSink();
            viewer.content.auxiliary("a-0.key", Optional.empty(), sink);
            lab.advance(1);
            assertThat(sink.bytes()).isEqualTo(key);
        }
        assertThat(lab.origin.asked("/keys/one.key")).isEqualTo(2);
        assertThat(viewer.totals().other()).isEqualTo(other + 32);
        assertThat(viewer.store.bytes()).isEqualTo(viewer.totals().acquired());
    }

    @Test
    void saysWhyAnEncryptedStreamCannotBePlayed() {
        lab.serve(
                "http://origin.test/live.m3u8",
                "#EXTM3U\n#EXT-X-TARGETDURATION:4\n"
                        + "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n"
                        + "#EXTINF:4,\n0.ts\n#EXT-X-ENDLIST\n");
        SimViewer viewer = lab.view(lab.setup());
        RecordingSink held = viewer.playlist("index.m3u8");
        lab.advance(2);
        assertThat(held.refusal).isPresent();
        assertThat(viewer.events(EngineEvent.StreamFailed.class)).hasSize(1);
    }

    @Test
    void aStoreThatCannotHoldAllThatIsAheadIsNotFilledOverAndOver() {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:4\n");
        for (int i = 0; i < 60; i++) {
            text.append("#EXTINF:4,\n").append(i).append(".ts\n");
            lab.serve("http://origin.test/" + i + ".ts", SimLiveOrigin.bytes(i));
        }
        lab.serve("http://origin.test/live.m3u8", text + "#EXT-X-ENDLIST\n");
        lab.view(lab.setup()).play();
        lab.advance(20);
        SimViewer small = lab.view(lab.setup().storeBytes(8L * SimLiveOrigin.SEGMENT_BYTES))
                .play();
        lab.advance(180);
        long read =
                small.player().segments.stream().mapToLong(body -> body.length).sum();
        assertThat(small.player().stalls).isZero();
        assertThat(small.totals().acquired()).isLessThan(read + 30L * SimLiveOrigin.SEGMENT_BYTES);
        small.checkIdentity();
    }

    @Test
    void endsWhatThePlayerWaitsForWhenItCloses() {
        new SimLiveOrigin(lab);
        lab.origin.script("/0.ts", ScriptedAnswer.status(503));
        SimViewer viewer = lab.view(lab.setup());
        lab.advance(0.3);
        RecordingSink segment = viewer.segment("s-main-0-0.ts");
        viewer.session.close(CloseReason.SHUTDOWN);
        assertThat(segment.ended).isTrue();
        assertThat(viewer.playlist("index.m3u8").refusal).contains("the stream was closed");
        viewer.session.onReport(new PlayerReport(true, false, Optional.empty(), false));
        lab.advance(60);
        assertThat(viewer.transport.openLinks()).isZero();
        assertThat(viewer.totals().pending()).isZero();
    }

    static List<String> listed(SimViewer viewer) {
        return lines(viewer.playlist("index.m3u8"));
    }

    /** The addresses of a playlist. */
    static List<String> lines(RecordingSink playlist) {
        return playlist.text()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .toList();
    }
}
