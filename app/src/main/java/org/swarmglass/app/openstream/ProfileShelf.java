package org.swarmglass.app.openstream;

import java.util.List;
import java.util.function.Consumer;
import org.swarmglass.app.profile.Profile;

/** The profiles as the dialog uses them. Called on the EDT; does not block. */
public interface ProfileShelf {
    /** By name. */
    List<Profile> profiles();

    /**
     * Keeps it, in the place of one of the same name.
     *
     * @param failed told on the EDT what went wrong, if anything does
     */
    void save(Profile profile, Consumer<String> failed);

    /** @param failed told on the EDT what went wrong, if anything does */
    void delete(String name, Consumer<String> failed);
}
