package org.swarmglass.engine.store.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Segments in a folder of this run's own, which nobody else may read. {@code store-io} thread only.
 *
 * <p>A run that was killed leaves its folder behind. The lock on a file in it died with the process, so the next run can
 * tell such a folder from one in use, and deletes it; its content is never read.
 */
final class FolderFiles implements SegmentFiles {
    private static final Logger LOG = LoggerFactory.getLogger(FolderFiles.class);
    private static final String PREFIX = "swarmglass-cache-";
    private static final String LOCK = "lock";
    private static final String PART = ".part";
    static final String SEGMENT = ".segment";

    /**
     * Folders of this process. On POSIX systems a process that opens and closes a file loses its lock on it, so its own
     * are not tried.
     */
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private final Path parent;
    private Optional<Path> folder = Optional.empty();
    private Optional<FileChannel> lock = Optional.empty();

    /** @param parent an existing folder */
    FolderFiles(Path parent) {
        this.parent = parent;
    }

    @Override
    public void open() throws IOException {
        Path real = parent.toRealPath();
        deleteAbandoned(real);
        // For the owner alone on file systems that know owners: see Files.createTempDirectory.
        Path made = Files.createTempDirectory(real, PREFIX);
        IN_USE.add(made);
        folder = Optional.of(made);
        FileChannel channel =
                FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock = Optional.of(channel);
        if (channel.tryLock() == null) {
            throw new IOException("another process holds the lock of " + made);
        }
    }

    private static void deleteAbandoned(Path parent) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : found) {
                if (!IN_USE.contains(other) && Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)) {
                    deleteIfAbandoned(other);
                }
            }
        }
    }

    private static void deleteIfAbandoned(Path other) {
        try {
            boolean abandoned;
            try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE)) {
                abandoned = channel.tryLock() != null;
            }
            if (abandoned) {
                deleteFolder(other);
            }
        } catch (IOException notOurs) {
            LOG.debug("{} is left alone", other, notOurs);
        }
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        Path part = file(name + PART);
        try {
            Files.write(part, bytes);
            Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            discard(part, failed);
            throw failed;
        }
    }

    /** A full disk gets its bytes back. */
    private static void discard(Path part, IOException failed) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            failed.addSuppressed(stays);
        }
    }

    @Override
    public byte[] read(String name, int length) throws IOException {
        Path file = file(name);
        long size = Files.size(file);
        if (size != length) {
            throw new IOException(name + " has " + size + " bytes instead of " + length);
        }
        return Files.readAllBytes(file);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    private Path file(String name) throws IOException {
        return folder.orElseThrow(() -> new IOException("there is no folder for " + name))
                .resolve(name);
    }

    @Override
    public void close() throws IOException {
        // First: Windows deletes no file that is open.
        if (lock.isPresent()) {
            lock.get().close();
        }
        if (folder.isPresent()) {
            deleteFolder(folder.get());
            IN_USE.remove(folder.get());
        }
    }

    /** Only files that this class made: what else is there keeps the folder. */
    private static void deleteFolder(Path folder) throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, "{" + LOCK + ",*" + SEGMENT + ",*" + PART + "}")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            LOG.debug("{} was deleted by somebody else", folder);
        }
        Files.deleteIfExists(folder);
    }
}
