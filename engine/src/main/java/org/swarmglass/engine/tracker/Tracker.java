package org.swarmglass.engine.tracker;

import java.util.List;
import java.util.function.Consumer;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.snapshot.TrackerSnapshot;

/**
 * One tracker, shared by all swarms that are announced to it. Connects by itself, reconnects with jitter, announces
 * again at the tracker's interval. Loop thread only; nothing blocks.
 */
public interface Tracker {
    /** Begins to announce; {@code started} is sent with the first offers. */
    TrackerMembership join(InfoHash infoHash, PeerId self, Introductions introductions);

    /**
     * Asks how many members swarms have, without joining any. Connects if need be. Requests wait for each other, and
     * begin at least ten seconds apart: nothing that is asked for more often changes faster.
     *
     * @param infoHashes any number; asked for together where the tracker takes that, else one after the other
     * @param outcome told once, never from within this call
     */
    ScrapeRequest scrape(List<InfoHash> infoHashes, Consumer<ScrapeOutcome> outcome);

    TrackerSnapshot snapshot();

    /** Sends {@code stopped} for every membership still joined, then closes the socket. */
    void close();
}
