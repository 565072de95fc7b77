package org.swarmglass.engine.peer;

import java.util.HashSet;
import java.util.Set;
import org.swarmglass.engine.wire.Command;

/** What the remote says it holds, apart from what it did not deliver since it said so. */
public final class RemoteHoldings {
    /**
     * Kept of each list. A hostile message of 64 KiB can name 65,000 ids, which would take megabytes per peer; honest
     * peers hold hundreds.
     */
    public static final int MAX_IDS = 16_384;

    private final AnnouncedNumbers loaded = new AnnouncedNumbers();
    private final AnnouncedNumbers loading = new AnnouncedNumbers();
    private final Set<Long> refused = new HashSet<>();

    public void replaceBy(Command.Announcement announcement) {
        loaded.replaceBy(announcement.loaded(), MAX_IDS);
        loading.replaceBy(announcement.loading(), MAX_IDS);
        refused.clear();
    }

    /** It was asked for that and did not give it. */
    public void refuse(long segment) {
        if (loaded.contains(segment)) {
            loaded.forget(segment);
            refused.add(segment);
        }
    }

    /** In ascending order. A view. */
    public Set<Long> loaded() {
        return loaded;
    }

    /** In ascending order. A view. */
    public Set<Long> loading() {
        return loading;
    }

    /** Not given when asked for, since the last announcement. A view. */
    public Set<Long> refused() {
        return refused;
    }
}
