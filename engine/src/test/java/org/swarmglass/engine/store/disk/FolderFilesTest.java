package org.swarmglass.engine.store.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {
    @TempDir
    Path parent;

    private List<Path> folders() throws IOException {
        try (Stream<Path> found = Files.list(parent)) {
            return found.toList();
        }
    }

    @Test
    void isForTheOwnerAlone() throws IOException {
        FolderFiles files = new FolderFiles(parent);
        files.open();
        if (Files.getFileStore(parent).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folders().get(0))))
                    .isEqualTo("rwx------");
        }
        files.close();
        assertThat(folders()).isEmpty();
    }

    @Test
    void replacesAFileWholly() throws IOException {
        FolderFiles files = new FolderFiles(parent);
        files.open();
        files.write("a.segment", new byte[] {1, 2, 3});
        files.write("a.segment", new byte[] {4});
        assertThat(files.read("a.segment", 1)).containsExactly(4);
        files.delete("a.segment");
        files.delete("a.segment");
        assertThatThrownBy(() -> files.read("a.segment", 1)).isInstanceOf(NoSuchFileException.class);
        files.close();
    }

    @Test
    void aWriteThatFailsLeavesNoPart() throws IOException {
        FolderFiles files = new FolderFiles(parent);
        files.open();
        Path folder = folders().get(0);
        // A folder that is not empty stands where the file should go.
        Files.createDirectories(folder.resolve("a.segment").resolve("x"));
        assertThatThrownBy(() -> files.write("a.segment", new byte[1])).isInstanceOf(IOException.class);
        assertThat(folder.resolve("a.segment.part")).doesNotExist();
        Files.delete(folder.resolve("a.segment").resolve("x"));
        files.close();
    }

    @Test
    void deletesWhatAKilledRunLeftAndNothingElse() throws IOException {
        Path left = Files.createDirectory(parent.resolve("swarmglass-cache-1"));
        Files.createFile(left.resolve("lock"));
        Files.write(left.resolve("main-0-1.segment"), new byte[10]);
        Files.write(left.resolve("main-0-2.segment.part"), new byte[10]);
        Path notOurs = Files.createDirectory(parent.resolve("swarmglass-cache-2"));
        Path letter = Files.createFile(notOurs.resolve("letter.txt"));
        Path mixed = Files.createDirectory(parent.resolve("swarmglass-cache-3"));
        Files.createFile(mixed.resolve("lock"));
        Path picture = Files.createFile(mixed.resolve("picture.png"));
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Path precious = Files.createFile(elsewhere.resolve("lock"));
        Files.createSymbolicLink(parent.resolve("swarmglass-cache-4"), elsewhere);

        FolderFiles files = new FolderFiles(parent);
        files.open();

        assertThat(left).doesNotExist();
        assertThat(letter).exists();
        assertThat(picture).exists();
        assertThat(precious).exists();
        files.close();
    }

    @Test
    void leavesTheFolderOfAnotherEngineAlone() throws IOException {
        FolderFiles one = new FolderFiles(parent);
        one.open();
        one.write("a.segment", new byte[] {1});
        FolderFiles other = new FolderFiles(parent.resolve("."));
        other.open();
        assertThatThrownBy(() -> other.read("a.segment", 1)).isInstanceOf(NoSuchFileException.class);
        assertThat(one.read("a.segment", 1)).containsExactly(1);
        one.close();
        other.close();
        assertThat(folders()).isEmpty();
    }

    @Test
    void saysSoWhenThereIsNoSuchFolder() {
        assertThatThrownBy(() -> new FolderFiles(parent.resolve("none")).open())
                .isInstanceOf(NoSuchFileException.class);
    }
}
