package org.swarmglass.engine.store.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.store.SegmentStore;
import org.swarmglass.engine.store.SegmentStoreContract;

/** Real files; the thread is turned by hand. Two fifths of a cap are memory. */
class DiskStoreTest extends SegmentStoreContract {
    @TempDir
    Path folder;

    private final VirtualLoop loop = new VirtualLoop();
    private final List<EngineEvent> events = new ArrayList<>();
    private final List<SegmentId> moved = new ArrayList<>();
    private ManualThread thread = new ManualThread();

    @SuppressWarnings("NullAway.Init") // the contract creates a store before each test
    private FailingFiles files;

    @SuppressWarnings("NullAway.Init") // as above
    private DiskStore disk;

    @Override
    protected SegmentStore create(long capBytes) {
        thread = new ManualThread();
        files = new FailingFiles(new FolderFiles(folder));
        disk = new DiskStore(
                new DiskStore.Caps(folder, capBytes * 2 / 5, capBytes * 3 / 5),
                new FileLane(loop, files, thread),
                events::add);
        disk.onMovedToDisk(moved::add);
        disk.open();
        return disk;
    }

    @Override
    protected Optional<byte[]> load(SegmentId id) {
        List<Optional<byte[]>> results = new ArrayList<>();
        store.load(id, results::add);
        settle();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private void settle() {
        thread.runAll();
        loop.runDue();
    }

    @AfterEach
    void leavesNothingBehind() {
        disk.close();
        loop.runDue();
        assertThat(content(folder)).isEmpty();
    }

    private static List<Path> content(Path in) {
        try (Stream<Path> found = Files.list(in)) {
            return found.sorted().toList();
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private List<String> fileNames() {
        return content(content(folder).get(0)).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    private static SegmentId id(long number) {
        return new SegmentId(MAIN, number);
    }

    private String onlyNotice() {
        assertThat(events).hasSize(1);
        assertThat(events.get(0)).isInstanceOf(EngineEvent.Noticed.class);
        assertThat(events.get(0).level()).isEqualTo(EngineEvent.Level.WARNING);
        return ((EngineEvent.Noticed) events.get(0)).message();
    }

    @Test
    void writesWhatTheMemoryLetsGoUnderItsIdAndReadsItBackLater() {
        put(MAIN, 0, 1, 2, 3, 4, 5);
        put(AUDIO, 7);
        settle();
        assertThat(fileNames())
                .containsExactly("lock", "main-0-4.segment", "main-0-5.segment", "secondary-0-7.segment");
        List<Optional<byte[]>> results = new ArrayList<>();
        store.load(id(5), results::add);
        assertThat(results).isEmpty();
        thread.runAll();
        assertThat(results).isEmpty();
        loop.runDue();
        assertThat(results).hasSize(1);
        assertThat(results.get(0)).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(content(5)));
    }

    @Test
    void doesNotCallMemoryWhatIsOnDisk() {
        put(MAIN, 0, 1, 2, 3, 4);
        assertThat(store.inMemory(id(4))).isEmpty();
        assertThat(store.inMemory(id(0))).isPresent();
        assertThat(store.holds(id(4))).isTrue();
        assertThat(store.held(MAIN)).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(moved).containsExactly(id(4));
        assertThat(evicted).isEmpty();
    }

    @Test
    void givesAtOnceWhatIsNotWrittenYet() {
        put(MAIN, 0, 1, 2, 3, 4);
        List<Optional<byte[]>> results = new ArrayList<>();
        store.load(id(4), results::add);
        assertThat(results.get(0)).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(content(4)));
    }

    @Test
    void deletesTheFilesOfWhatIsEvictedRemovedOrCleared() {
        put(MAIN, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        settle();
        put(MAIN, 20);
        store.remove(id(5));
        settle();
        assertThat(evicted).containsExactly(id(20));
        assertThat(fileNames()).hasSize(6).doesNotContain("main-0-5.segment", "main-0-20.segment");
        store.clear();
        settle();
        assertThat(fileNames()).containsExactly("lock");
    }

    @Test
    void aNumberThatMeansAnotherSegmentNowHasItsNewBytes() {
        put(MAIN, 0, 1, 2, 3, 4);
        settle();
        List<Optional<byte[]>> asked = new ArrayList<>();
        store.load(id(4), asked::add);
        store.remove(id(4));
        store.put(segment(MAIN, 4), content(44));
        settle();
        assertThat(asked).containsExactly(Optional.empty());
        assertThat(load(id(4))).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(content(44)));
    }

    @Test
    void aFullDiskKeepsWhatItHasAndGetsNoMore() {
        put(MAIN, 0, 1, 2, 3, 4);
        settle();
        files.onWrite = new FileSystemException("x", null, "No space left on device");
        put(MAIN, 5, 6);
        settle();
        put(MAIN, 7);
        settle();
        assertThat(evicted).containsExactlyInAnyOrder(id(5), id(6), id(7));
        assertThat(load(id(4))).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(content(4)));
        assertThat(load(id(0))).isPresent();
        assertThat(store.bytes()).isEqualTo(500);
        assertThat(onlyNotice()).contains(folder.toString(), "No space left on device", "memory only", "another disk");
    }

    @Test
    void aFolderThatCannotBeWrittenLeavesTheMemory() {
        files.onOpen = new FileSystemException("x", null, "Read-only file system");
        put(MAIN, 0, 1, 2, 3, 4, 5);
        settle();
        assertThat(store.held(MAIN)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(evicted).containsExactlyInAnyOrder(id(4), id(5));
        assertThat(onlyNotice()).contains("Read-only file system");
    }

    @Test
    void aDiskThatDoesNotAnswerGetsNoMore() {
        settle();
        put(MAIN, 0, 1, 2, 3, 4);
        loop.advance(DiskStore.WRITE_PATIENCE);
        assertThat(store.held(MAIN)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(onlyNotice()).contains("no answer within 10 s");
        settle();
        assertThat(fileNames()).containsExactly("lock");
    }

    @Test
    void aPlayerDoesNotWaitForASlowRead() {
        put(MAIN, 0, 1, 2, 3, 4, 5);
        settle();
        List<Optional<byte[]>> results = new ArrayList<>();
        store.load(id(4), result -> {
            assertThat(store.holds(id(4))).isFalse();
            results.add(result);
        });
        loop.advance(DiskStore.READ_PATIENCE);
        assertThat(results).containsExactly(Optional.empty());
        assertThat(store.held(MAIN)).containsExactly(0L, 1L, 2L, 3L);
        settle();
        assertThat(results).hasSize(1);
        assertThat(onlyNotice()).contains("no answer within 2 s");
    }

    @Test
    void filesThatSomebodyDeletedAreGoneForThePlayerToo() throws IOException {
        put(MAIN, 0, 1, 2, 3, 4, 5);
        settle();
        Files.delete(content(folder).get(0).resolve("main-0-4.segment"));
        assertThat(load(id(4))).isEmpty();
        assertThat(evicted).containsExactlyInAnyOrder(id(4), id(5));
        assertThat(load(id(3))).isPresent();
        assertThat(onlyNotice()).contains("gone");
    }

    @Test
    void aFileThatSomebodyCutIsNotHandedOut() throws IOException {
        put(MAIN, 0, 1, 2, 3, 4);
        settle();
        Files.write(content(folder).get(0).resolve("main-0-4.segment"), new byte[99]);
        assertThat(load(id(4))).isEmpty();
        assertThat(onlyNotice()).contains("99 bytes instead of 100");
    }

    @Test
    void whatWaitsForTheDiskIsBounded() {
        use(200L << 20);
        int size = 10 << 20;
        settle();
        for (int number = 0; number < 12; number++) {
            store.put(segment(MAIN, number), new byte[size]);
        }
        // Eight fit in memory, one may wait, a second would exceed the backlog.
        assertThat(store.held(MAIN)).hasSize(9);
        assertThat(evicted).hasSize(3);
        assertThat(events).isEmpty();
        settle();
        store.put(segment(MAIN, 12), new byte[size]);
        assertThat(store.held(MAIN)).hasSize(10);
    }

    @Test
    void leavesNoTimerBehindWhenTheDiskAnswers() {
        put(MAIN, 0, 1, 2, 3, 4, 5);
        settle();
        assertThat(load(id(5))).isPresent();
        assertThat(loop.waiting()).isZero();
    }
}
