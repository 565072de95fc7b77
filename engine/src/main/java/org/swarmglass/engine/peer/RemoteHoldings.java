package org.swarmglass.engine.peer;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.swarmglass.engine.wire.Command;

/** What the remote says it holds, minus what it did not deliver since it said so. */
public final class RemoteHoldings {
    /**
     * Kept of each list. A hostile message of 64 KiB can name 65,000 ids, which would take megabytes per peer; honest
     * peers hold hundreds.
     */
    public static final int MAX_IDS = 16_384;

    private final SortedSet<Long> loaded = new TreeSet<>();
    private final SortedSet<Long> loading = new TreeSet<>();

    public void replaceBy(Command.Announcement announcement) {
        keep(announcement.loaded(), loaded);
        keep(announcement.loading(), loading);
    }

    private static void keep(Collection<Long> announced, SortedSet<Long> kept) {
        kept.clear();
        for (long id : announced) {
            if (kept.size() == MAX_IDS) {
                return;
            }
            if (id >= 0) {
                kept.add(id);
            }
        }
    }

    public void forget(long segment) {
        loaded.remove(segment);
    }

    public SortedSet<Long> loaded() {
        return Collections.unmodifiableSortedSet(loaded);
    }

    public Set<Long> loading() {
        return Collections.unmodifiableSet(loading);
    }
}
