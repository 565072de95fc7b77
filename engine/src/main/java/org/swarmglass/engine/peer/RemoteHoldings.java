package org.swarmglass.engine.peer;

import java.util.Set;
import org.swarmglass.engine.wire.Command;

/** What the remote says it holds, minus what it did not deliver since it said so. */
public final class RemoteHoldings {
    /**
     * Kept of each list. A hostile message of 64 KiB can name 65,000 ids, which would take megabytes per peer; honest
     * peers hold hundreds.
     */
    public static final int MAX_IDS = 16_384;

    private final AnnouncedNumbers loaded = new AnnouncedNumbers();
    private final AnnouncedNumbers loading = new AnnouncedNumbers();

    public void replaceBy(Command.Announcement announcement) {
        loaded.replaceBy(announcement.loaded(), MAX_IDS);
        loading.replaceBy(announcement.loading(), MAX_IDS);
    }

    public void forget(long segment) {
        loaded.forget(segment);
    }

    /** In ascending order. A view. */
    public Set<Long> loaded() {
        return loaded;
    }

    /** In ascending order. A view. */
    public Set<Long> loading() {
        return loading;
    }
}
