package org.swarmglass.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings on disk. Blocks: not on the EDT. */
public final class SettingsFile {
    private static final String NAME = "console.json";
    private static final long LARGEST = 1 << 20;

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * What was found.
     *
     * @param notice what went wrong, for a person; the settings are the defaults then
     */
    public record Loaded(Settings settings, Optional<String> notice) {}

    /** Where the system keeps a program's settings. */
    public static SettingsFile ofUser() {
        return new SettingsFile(
                folder(System::getenv, System.getProperty("os.name", ""), System.getProperty("user.home", "."))
                        .resolve(NAME));
    }

    static Path folder(Function<String, @Nullable String> environment, String system, String home) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return Path.of(orElse(environment.apply("APPDATA"), home), "Swarmglass");
        }
        if (lower.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "Swarmglass");
        }
        return Path.of(orElse(environment.apply("XDG_CONFIG_HOME"), home + "/.config"), "swarmglass");
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /** Where it is; what else is remembered lies beside it. */
    public Path path() {
        return file;
    }

    /** Never fails: a file that cannot be read is set aside under another name and the defaults hold. */
    public Loaded load() {
        try {
            if (Files.size(file) > LARGEST) {
                return broken("it is larger than a settings file can be");
            }
            return new Loaded(SettingsJson.read(Files.readString(file)), Optional.empty());
        } catch (NoSuchFileException first) {
            return new Loaded(Settings.DEFAULTS, Optional.empty());
        } catch (JsonProcessingException malformed) {
            return broken(malformed.getOriginalMessage());
        } catch (IOException unreadable) {
            return new Loaded(Settings.DEFAULTS, Optional.of(words("could not be read: " + unreadable.getMessage())));
        }
    }

    private Loaded broken(String reason) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        String kept;
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            kept = "The old file is kept as " + aside + ".";
        } catch (IOException stays) {
            kept = "The file will be overwritten.";
        }
        return new Loaded(Settings.DEFAULTS, Optional.of(words("is broken (" + reason + "). " + kept)));
    }

    private String words(String what) {
        return "The settings file " + file + " " + what + " The defaults are used.";
    }

    /** Writes the whole file or leaves the old one. Readable by its owner only, as URLs may hold tokens. */
    public void save(Settings settings) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(folder, NAME, ".new");
        try {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(fresh, SettingsJson.write(settings).getBytes(StandardCharsets.UTF_8));
            move(fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void move(Path fresh) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
