package org.swarmglass.app.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.swarmglass.app.settings.SettingsFile;

/** The profiles on disk, a file each. Blocks: not on the EDT. */
public final class ProfileFolder {
    private static final String SUFFIX = ".json";
    private static final String FOLDER = "profiles";

    private final Path folder;

    public ProfileFolder(Path folder) {
        this.folder = folder;
    }

    /** Where the user's are: beside the settings. */
    public static ProfileFolder ofUser() {
        return beside(SettingsFile.ofUser());
    }

    /** Beside these settings. */
    public static ProfileFolder beside(SettingsFile settings) {
        return new ProfileFolder(settings.path().resolveSibling(FOLDER));
    }

    /**
     * All that can be read, by name. A file that is no profile is left alone.
     *
     * @throws IOException if the folder cannot be read; that there is none is no failure
     */
    public List<Profile> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Profile> profiles = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
                read(file)
                        .map(Imported::profile)
                        .filter(each -> !each.name().isEmpty())
                        .ifPresent(profiles::add);
            }
        } catch (UncheckedIOException unreadable) {
            throw new IOException(unreadable);
        }
        profiles.sort(Comparator.comparing(Profile::name, String.CASE_INSENSITIVE_ORDER));
        return profiles;
    }

    /**
     * The profile of that name with what is wrong in its file.
     *
     * @throws IOException if it is there and cannot be read
     */
    public Optional<Imported> load(String name) throws IOException {
        Path file = file(name);
        return Files.isRegularFile(file) ? read(file) : Optional.empty();
    }

    /** Any file of a form {@link ProfileImport} knows. */
    public static Optional<Imported> read(Path file) throws IOException {
        if (Files.size(file) > 4L * ProfileImport.LONGEST) {
            return Optional.empty();
        }
        // Whatever a file holds is text of some kind: bytes that are no UTF-8 must not hide the rest.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return Optional.of(ProfileImport.read(text, Instant.now()));
    }

    /** Writes the whole profile or leaves the old one of that name. Readable by its owner only: it may hold secrets. */
    public void save(Profile profile) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "profile", ".new");
        try {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(fresh, ProfileJson.write(profile));
            move(fresh, file(profile.name()));
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** That there is none of that name is no failure. */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /** Any name makes a file inside the folder, whatever signs it holds. */
    private Path file(String name) {
        return folder.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A") + SUFFIX);
    }
}
