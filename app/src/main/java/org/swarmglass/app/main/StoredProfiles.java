package org.swarmglass.app.main;

import java.awt.EventQueue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.app.openstream.ProfileShelf;
import org.swarmglass.app.profile.Profile;
import org.swarmglass.app.profile.ProfileFolder;
import org.swarmglass.app.settings.SettingsStore;

/** The profiles of the folder in memory; changes are written on {@code settings-io}. EDT only once it is made. */
final class StoredProfiles implements ProfileShelf {
    private static final Logger LOG = LoggerFactory.getLogger(StoredProfiles.class);

    private final ProfileFolder folder;
    private final SettingsStore io;
    private final List<Profile> profiles;

    private StoredProfiles(ProfileFolder folder, SettingsStore io, List<Profile> profiles) {
        this.folder = folder;
        this.io = io;
        this.profiles = new ArrayList<>(profiles);
    }

    /** Blocks: not on the EDT. Profiles that cannot be read are not offered; the files stay. */
    static StoredProfiles load(ProfileFolder folder, SettingsStore io) {
        try {
            return new StoredProfiles(folder, io, folder.list());
        } catch (IOException unreadable) {
            LOG.warn("the profiles could not be read", unreadable);
            return new StoredProfiles(folder, io, List.of());
        }
    }

    @Override
    public List<Profile> profiles() {
        return List.copyOf(profiles);
    }

    @Override
    public void save(Profile profile, Consumer<String> failed) {
        profiles.removeIf(each -> each.name().equals(profile.name()));
        profiles.add(profile);
        profiles.sort(Comparator.comparing(Profile::name, String.CASE_INSENSITIVE_ORDER));
        write(() -> folder.save(profile), "saved", failed);
    }

    @Override
    public void delete(String name, Consumer<String> failed) {
        profiles.removeIf(each -> each.name().equals(name));
        write(() -> folder.delete(name), "deleted", failed);
    }

    private void write(Change change, String verb, Consumer<String> failed) {
        io.later(() -> {
            try {
                change.apply();
            } catch (IOException unwritten) {
                LOG.warn("the profile could not be {}", verb, unwritten);
                String words = "The profile could not be " + verb + " (" + unwritten + ").";
                EventQueue.invokeLater(() -> failed.accept(words));
            }
        });
    }

    /** A change of the folder. */
    @FunctionalInterface
    private interface Change {
        void apply() throws IOException;
    }
}
