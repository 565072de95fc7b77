package org.swarmglass.engine.census;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.tracker.Introductions;
import org.swarmglass.engine.tracker.ScrapeOutcome;
import org.swarmglass.engine.tracker.ScrapeRequest;
import org.swarmglass.engine.tracker.Tracker;
import org.swarmglass.engine.tracker.TrackerMembership;

/** A tracker that counts when the test says so, and fails the test if anybody joins. */
final class ManualScraper implements Tracker {
    private final URI url;
    private final List<List<InfoHash>> asked = new ArrayList<>();
    private Optional<Consumer<ScrapeOutcome>> open = Optional.empty();

    ManualScraper(String url) {
        this.url = URI.create(url);
    }

    /** What was asked for since the beginning. */
    List<List<InfoHash>> asked() {
        return asked;
    }

    boolean waits() {
        return open.isPresent();
    }

    void tell(ScrapeOutcome outcome) {
        Consumer<ScrapeOutcome> to = open.orElseThrow();
        open = Optional.empty();
        to.accept(outcome);
    }

    /** Tells that many leechers in that swarm, none in the others that were asked for. */
    void tell(InfoHash infoHash, int leechers) {
        Map<InfoHash, ScrapeOutcome.Count> counts = new LinkedHashMap<>();
        asked.get(asked.size() - 1).forEach(hash -> counts.put(hash, ScrapeOutcome.Count.NONE));
        counts.put(infoHash, new ScrapeOutcome.Count(0, leechers));
        tell(new ScrapeOutcome.Counted(counts, false));
    }

    @Override
    public TrackerMembership join(InfoHash infoHash, PeerId self, Introductions introductions) {
        throw new AssertionError("a census joins nothing");
    }

    @Override
    public ScrapeRequest scrape(List<InfoHash> infoHashes, Consumer<ScrapeOutcome> outcome) {
        asked.add(infoHashes);
        open = Optional.of(outcome);
        return () -> open = Optional.empty();
    }

    @Override
    public TrackerSnapshot snapshot() {
        return new TrackerSnapshot(url, TrackerSnapshot.TrackerState.CONNECTED, 0, Optional.empty(), "", List.of());
    }

    @Override
    public void close() {
        open = Optional.empty();
    }
}
