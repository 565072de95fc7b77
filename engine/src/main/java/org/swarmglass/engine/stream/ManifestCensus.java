package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.census.Census;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.snapshot.CensusStatus;
import org.swarmglass.engine.tracker.Tracker;

/** Reads a manifest and counts who watches it, without opening the stream. Loop thread only. */
public final class ManifestCensus {
    private final StreamOrder order;
    private final Ports ports;
    private ResumingFetch.@Nullable Handle opening;
    private @Nullable Census census;
    private CensusStatus status = CensusStatus.OPENING;

    /** What it works with. */
    public record Ports(EngineLoop loop, ResumingFetch origin, List<Tracker> trackers, Duration period) {
        public Ports {
            trackers = List.copyOf(trackers);
        }
    }

    public ManifestCensus(StreamOrder order, Ports ports) {
        this.order = order;
        this.ports = ports;
    }

    public void start() {
        opening = TextFetch.start(
                ports.origin(), new Traffic(), order.url(), TextFetch.result(this::onManifest, this::onFailed));
    }

    /** Asks nothing any more. */
    public void close() {
        if (opening != null) {
            opening.cancel();
        }
        if (census != null) {
            census.stop();
        }
    }

    public CensusStatus status() {
        return census == null ? status : new CensusStatus(Optional.of(census.snapshot()), "", "");
    }

    private void onManifest(URI response, String text) {
        try {
            OpenManifest opened = OpenManifest.read(order, response, text);
            Census begun = new Census(ports.loop(), opened.censusSubject(), ports.trackers(), ports.period(), () -> {});
            census = begun;
            begun.start();
        } catch (PlaylistSyntaxException malformed) {
            status = new CensusStatus(Optional.empty(), malformed.reason(), malformed.cure());
        }
    }

    private void onFailed(FetchFailure failed) {
        status = new CensusStatus(Optional.empty(), failed.reason(), ManifestFetch.cure(failed));
    }
}
