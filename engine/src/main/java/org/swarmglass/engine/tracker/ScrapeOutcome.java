package org.swarmglass.engine.tracker;

import java.util.Map;
import org.swarmglass.engine.model.InfoHash;

/** What came of asking a tracker how many members swarms have. All text is the tracker's or the network's, cleaned. */
public sealed interface ScrapeOutcome {
    /**
     * It told. A swarm that is missing was asked for in vain after others had been told.
     *
     * @param oneByOne true if it would not tell for a list at once
     */
    record Counted(Map<InfoHash, Count> counts, boolean oneByOne) implements ScrapeOutcome {
        public Counted {
            counts = Map.copyOf(counts);
        }
    }

    /** It is there but tells nothing, in either form. */
    record Refused(String words) implements ScrapeOutcome {}

    /** There was no connection to ask over. */
    record Unreached(String reason) implements ScrapeOutcome {}

    /** Members of a swarm, ourselves included if we are in it; what the tracker leaves out is 0. */
    record Count(int seeders, int leechers) {
        public static final Count NONE = new Count(0, 0);
    }
}
