package org.swarmglass.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.EngineSnapshot.LoopHealth;
import org.swarmglass.engine.snapshot.EngineSnapshot.OlderPeers;
import org.swarmglass.engine.snapshot.EngineSnapshot.State;
import org.swarmglass.engine.snapshot.P2pStatus;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.snapshot.SegmentTotals;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot.SwarmCount;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;
import org.swarmglass.engine.snapshot.TrafficTotals;

/** The keys are a contract with the scripts of others: this test names each of them. */
class ReportFileTest {
    private static final URI URL = URI.create("https://h/cam/master.m3u8?token=secret");
    private static final PeerId PEER = new PeerId("-PM0203-abcdefghijkl");

    @TempDir
    Path folder;

    @Test
    void writesEveryKeyOfTheContract() throws IOException {
        JsonNode report = write(new Report(URL, Duration.ofMillis(60_500), running(), closed(), events()));

        assertThat(keys(report))
                .containsExactly(
                        "stream", "seconds", "bytes", "p2pShare", "segments", "peers", "trackers", "player", "events");
        assertThat(report.at("/seconds").asDouble()).isEqualTo(60.5);
        assertThat(report.at("/stream/swarms/0").toString())
                .isEqualTo("{\"generation\":\"2.3\",\"rendition\":\"720p\","
                        + "\"swarmString\":\"v2-http://h/cam/master.m3u8-main-0\",\"infoHash\":\"" + "00".repeat(20)
                        + "\"}");
        assertThat(report.at("/bytes").toString())
                .isEqualTo("{\"http\":100,\"p2p\":300,\"acquired\":390,\"wasted\":10,\"pending\":0,\"other\":7,"
                        + "\"uploaded\":50,\"served\":380}");
        assertThat(report.at("/p2pShare").asDouble()).isEqualTo(0.75);
        assertThat(report.at("/segments").toString()).isEqualTo("{\"http\":1,\"p2p\":2,\"mixed\":3,\"lost\":4}");
        assertThat(report.at("/player").toString())
                .isEqualTo("{\"firstByteMs\":120,\"firstP2pByteMs\":900,\"firstFrameMs\":null,\"stalls\":1,"
                        + "\"stallSeconds\":0.25,\"liveDelaySeconds\":28.5}");
    }

    @Test
    void givesAPeerItsFinalCountersAndItsStateBeforeTheEnd() throws IOException {
        JsonNode peers = write(new Report(URL, Duration.ofSeconds(1), running(), closed(), events()))
                .at("/peers");

        assertThat(peers.get(0).toString())
                .isEqualTo(
                        "{\"id\":\"-PM0203-abcdefghijkl\",\"client\":\"p2p-media-loader 2.3\",\"generation\":\"2.3\","
                                + "\"state\":\"downloading\",\"bytesIn\":200,\"bytesOut\":50,\"rttMs\":12,"
                                + "\"candidates\":\"host/prflx\"}");
        assertThat(peers.get(1).toString())
                .isEqualTo("{\"id\":null,\"client\":\"3 earlier peers\",\"generation\":null,\"state\":\"closed\","
                        + "\"bytesIn\":100,\"bytesOut\":0,\"rttMs\":null,\"candidates\":\"\"}");
        assertThat(peers).hasSize(2);
    }

    @Test
    void givesTrackersAsTheyWereBeforeTheEnd() throws IOException {
        JsonNode trackers = write(new Report(URL, Duration.ofSeconds(1), running(), closed(), events()))
                .at("/trackers");

        assertThat(trackers.toString())
                .isEqualTo("[{\"url\":\"wss://t.example\",\"state\":\"connected\",\"lastError\":null,\"swarms\":"
                        + "[{\"infoHash\":\"" + "00".repeat(20) + "\",\"seeders\":0,\"leechers\":null}]}]");
    }

    @Test
    void tellsEventsWithTheirPartsAndHowManyAreMissing() throws IOException {
        JsonNode events = write(new Report(URL, Duration.ofSeconds(1), running(), closed(), events()))
                .at("/events");

        assertThat(events.get(0).toString())
                .isEqualTo("{\"seconds\":0.0,\"level\":\"notice\",\"type\":\"EventsMissed\",\"count\":5}");
        assertThat(events.get(1).toString())
                .isEqualTo("{\"seconds\":0.5,\"level\":\"info\",\"type\":\"PeerConnected\","
                        + "\"peer\":\"-PM0203-abcdefghijkl\",\"generation\":\"2.3\"}");
        assertThat(events.get(2).toString())
                .isEqualTo("{\"seconds\":0.75,\"level\":\"info\",\"type\":\"SegmentAcquired\",\"segment\":\"main-0/7\","
                        + "\"source\":\"mixed\",\"bytes\":100,\"p2pBytes\":60,\"took\":0.08}");
    }

    @Test
    void hasNoShareWithoutBytesAndNoTokens() throws IOException {
        EngineSnapshot idle = EngineSnapshot.idle(0);
        JsonNode report = write(new Report(URL, Duration.ZERO, idle, idle, new EventPage(List.of(), 0, 0)));

        assertThat(report.at("/p2pShare").isNull()).isTrue();
        assertThat(report.at("/stream").toString()).isEqualTo("{\"url\":\"https://h/cam/master.m3u8\",\"swarms\":[]}");
    }

    @Test
    void replacesAnOlderReportAndLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "old");
        EngineSnapshot idle = EngineSnapshot.idle(0);
        ReportFile.write(file, new Report(URL, Duration.ZERO, idle, idle, new EventPage(List.of(), 0, 0)));

        assertThat(Files.readString(file)).startsWith("{");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(() -> ReportFile.write(folder.resolve("none").resolve("r.json"), report()))
                .isInstanceOf(IOException.class);
    }

    private Report report() {
        return new Report(URL, Duration.ofSeconds(1), running(), closed(), events());
    }

    private JsonNode write(Report report) throws IOException {
        Path file = folder.resolve("report.json");
        ReportFile.write(file, report);
        return new ObjectMapper().readTree(file.toFile());
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static EngineSnapshot running() {
        TrackerSnapshot tracker = new TrackerSnapshot(
                URI.create("wss://t.example"),
                TrackerState.CONNECTED,
                1,
                Optional.empty(),
                "",
                List.of(new SwarmCount(Snapshots.SWARM, Optional.of(0), Optional.empty())));
        return Snapshots.running()
                .at(1000)
                .peers(peer(PEER, PeerState.DOWNLOADING, 150))
                .playing(playback(Optional.of(Duration.ofMillis(28_500))))
                .trackers(tracker)
                .build();
    }

    private static EngineSnapshot closed() {
        return new EngineSnapshot(
                1_100_000_000,
                State.CLOSED,
                Optional.empty(),
                new TrafficTotals(100, 300, 390, 10, 0, 7, 50, 380),
                new SegmentTotals(1, 2, 3, 4),
                playback(Optional.empty()),
                P2pStatus.off("closed"),
                List.of(),
                List.of(
                        peer(PEER, PeerState.CLOSED, 200),
                        peer(new PeerId("-PM0203-never-opened"), PeerState.CONNECTING, 0)),
                new OlderPeers(3, 100, 0),
                List.of(),
                LoopHealth.NONE);
    }

    private static PlaybackSnapshot playback(Optional<Duration> delay) {
        return new PlaybackSnapshot(
                true,
                Optional.of(Duration.ofMillis(120)),
                Optional.of(Duration.ofMillis(900)),
                Optional.empty(),
                1,
                Duration.ofMillis(250),
                delay,
                Optional.empty());
    }

    private static PeerSnapshot peer(PeerId id, PeerState state, long bytesIn) {
        return new PeerSnapshot(
                id,
                "p2p-media-loader 2.3",
                Generation.V2_3,
                Snapshots.SWARM,
                state,
                bytesIn,
                50,
                Optional.of(Duration.ofMillis(12)),
                "host/prflx",
                Duration.ofSeconds(30),
                4);
    }

    private static EventPage events() {
        SegmentId segment = new SegmentId(new StreamId(StreamKind.MAIN, 0), 7);
        return new EventPage(
                List.of(
                        new EngineEvent.PeerConnected(500_000_000, PEER, Generation.V2_3),
                        new EngineEvent.SegmentAcquired(
                                750_000_000, segment, EngineEvent.SegmentSource.MIXED, 100, 60, Duration.ofMillis(80))),
                7,
                5);
    }
}
