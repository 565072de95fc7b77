package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.census.Census;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.snapshot.CensusStatus;
import org.swarmglass.engine.tracker.Tracker;

/** Reads a manifest and counts who watches it, without opening the stream. Loop thread only. */
public final class ManifestCensus {
    private final StreamOrder order;
    private final Ports ports;
    private ResumingFetch.@Nullable Handle opening;
    private @Nullable Census census;
    private CensusStatus status = CensusStatus.OPENING;
    private boolean closed;

    /** What it works with. */
    public record Ports(
            EngineLoop loop,
            ResumingFetch origin,
            PresentationReader presentations,
            InstantSource wallClock,
            List<Tracker> trackers,
            Duration period) {
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
        closed = true;
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
        if (DashManifests.is(text)) {
            ports.presentations()
                    .read(
                            response,
                            text,
                            ports.wallClock().instant(),
                            new PresentationReader.Outcome(this::onPresentation, this::onRefused));
            return;
        }
        try {
            count(OpenManifest.read(order, response, text).names());
        } catch (PlaylistSyntaxException malformed) {
            onRefused(malformed);
        }
    }

    /** Also what we cannot play has viewers. */
    private void onPresentation(MediaPresentation read) {
        try {
            count(ManifestNames.ofDash(order, read, DashManifests.master(read)));
        } catch (PlaylistSyntaxException empty) {
            onRefused(empty);
        }
    }

    private void count(ManifestNames names) {
        if (!closed) {
            Census begun = new Census(ports.loop(), names.censusSubject(), ports.trackers(), ports.period(), () -> {});
            census = begun;
            begun.start();
        }
    }

    private void onRefused(PlaylistSyntaxException malformed) {
        status = new CensusStatus(Optional.empty(), malformed.reason(), malformed.cure());
    }

    private void onFailed(FetchFailure failed) {
        status = new CensusStatus(Optional.empty(), failed.reason(), ManifestFetch.cure(failed));
    }
}
