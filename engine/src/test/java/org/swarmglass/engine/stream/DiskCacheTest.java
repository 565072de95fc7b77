package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.store.disk.DiskBench;
import org.swarmglass.engine.store.disk.DiskStore;

/** A live stream whose older segments are on disk. */
class DiskCacheTest {
    private static final StreamId MAIN = new StreamId(StreamKind.MAIN, 0);
    private static final int IN_MEMORY = 10;

    @TempDir
    Path folder;

    private final SimLab lab = new SimLab();

    @SuppressWarnings("NullAway.Init") // made before each test
    private DiskBench disk;

    @SuppressWarnings("NullAway.Init") // as above
    private SimViewer viewer;

    @BeforeEach
    void watchForAMinuteAndAHalf() {
        disk = new DiskBench(
                lab.loop, new DiskStore.Caps(folder, (long) IN_MEMORY * SimLiveOrigin.SEGMENT_BYTES, 100L << 20));
        new SimLiveOrigin(lab);
        viewer = lab.view(lab.setup().store(disk.store)).play();
        disk.store.onMovedToDisk(viewer.session::onMovedToDisk);
        for (int second = 0; second < 90; second++) {
            lab.advance(1);
            disk.runDisk();
        }
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private String oldest() {
        return viewer.playlist("index.m3u8")
                .text()
                .lines()
                .filter(line -> line.startsWith("s-"))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] content(String name) {
        return SimLiveOrigin.bytes(SegmentNames.parse(name).orElseThrow().number());
    }

    private boolean onDisk(String name) {
        return viewer.store.inMemory(SegmentNames.parse(name).orElseThrow()).isEmpty();
    }

    @Test
    void givesThePlayerWhatIsOnDiskOnceItIsRead() {
        assertThat(viewer.player().stalls).isZero();
        String oldest = oldest();
        assertThat(onDisk(oldest)).isTrue();
        long http = viewer.totals().http();
        RecordingSink sink = viewer.segment(oldest);
        assertThat(sink.begun).isFalse();
        disk.runDisk();
        lab.loop.runDue();
        assertThat(sink.ended).isTrue();
        assertThat(sink.bytes()).isEqualTo(content(oldest));
        assertThat(viewer.totals().http()).isEqualTo(http);
        assertThat(disk.events).isEmpty();
    }

    @Test
    void announcesOnlyWhatItCanServe() {
        SimViewer other = lab.view(lab.setup());
        for (int second = 0; second < 20; second++) {
            lab.advance(1);
            disk.runDisk();
        }
        List<PeerSnapshot> peers = other.roster.snapshots(lab.loop.nowNanos());
        assertThat(viewer.store.held(MAIN)).hasSizeGreaterThan(IN_MEMORY + 5);
        assertThat(peers).hasSize(1);
        assertThat(peers.get(0).announced()).isBetween(1, IN_MEMORY + 1);
    }

    @Test
    void aPlayerWhoseReadComesToNothingGetsTheSegmentElsewhereOrAnEnd() {
        String oldest = oldest();
        RecordingSink sink = viewer.segment(oldest);
        lab.advance(60);
        assertThat(sink.ended).isTrue();
        assertThat(disk.events).hasSize(1);
        assertThat(viewer.player().stalls).isZero();
    }

    @Test
    void anEndOfTheSessionEndsWhatWaitsForTheDisk() {
        RecordingSink sink = viewer.segment(oldest());
        viewer.session.close(CloseReason.SHUTDOWN);
        viewer.content.use(Optional.empty());
        viewer.store.clear();
        disk.runDisk();
        lab.loop.runDue();
        assertThat(sink.ended).isTrue();
    }
}
