package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.MediaPresentation;

/**
 * Gets the manifest of a stream. One that cannot be fetched is asked for again every few seconds, since a stream may
 * begin late; one that is none is not. Loop thread only.
 */
final class ManifestFetch {
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    private final StreamOrder order;
    private final StreamPorts ports;
    private final Outcome outcome;
    private final StreamClock clock;
    private ResumingFetch.@Nullable Handle running;
    private EngineLoop.@Nullable Timer again;
    private boolean cancelled;

    ManifestFetch(StreamOrder order, StreamPorts ports, Outcome outcome) {
        this.order = order;
        this.ports = ports;
        this.outcome = outcome;
        this.clock = new StreamClock(ports);
    }

    void start() {
        outcome.onTry();
        running = TextFetch.start(
                ports.downloads().origin(),
                ports.downloads().traffic(),
                order.url(),
                TextFetch.result(this::onText, this::onFailed));
    }

    /** No result comes any more. */
    void cancel() {
        cancelled = true;
        clock.close();
        if (running != null) {
            running.cancel();
        }
        if (again != null) {
            again.cancel();
        }
    }

    private void onText(URI response, String text) {
        if (DashManifests.is(text)) {
            read(response, text, this::askForTime);
            return;
        }
        try {
            outcome.onManifest(OpenManifest.read(order, response, text));
        } catch (PlaylistSyntaxException malformed) {
            onRefused(malformed);
        }
    }

    private void read(URI response, String text, Consumer<MediaPresentation> onRead) {
        ports.presentations()
                .read(response, text, clock.now(), new PresentationReader.Outcome(onRead, this::onRefused));
    }

    /** Which segments there are depends on the time. */
    private void askForTime(MediaPresentation read) {
        if (!cancelled) {
            clock.ask(read, () -> {
                if (read.live()) {
                    read(read.uri(), read.text(), this::onPresentation);
                } else {
                    onPresentation(read);
                }
            });
        }
    }

    private void onPresentation(MediaPresentation read) {
        if (cancelled) {
            return;
        }
        try {
            outcome.onManifest(OpenManifest.of(order, read, clock, ports));
        } catch (PlaylistSyntaxException unplayable) {
            onRefused(unplayable);
        }
    }

    private void onRefused(PlaylistSyntaxException malformed) {
        if (!cancelled) {
            outcome.onFailed(malformed.reason(), malformed.cure());
        }
    }

    private void onFailed(FetchFailure failed) {
        outcome.onFailed(failed.reason(), cure(failed) + "; it is tried again every " + AGAIN_AFTER.toSeconds() + " s");
        again = ports.downloads().loop().after(AGAIN_AFTER, "open stream again", this::start);
    }

    /** What a person can do. */
    static String cure(FetchFailure failed) {
        return failed instanceof FetchFailure.Status
                ? "check the address and, if the stream needs one, the token or --header"
                : "check the address and the network";
    }

    /** What becomes of it. */
    interface Outcome {
        /** The manifest is asked for, first or again. */
        void onTry();

        /** The last call. */
        void onManifest(OpenManifest read);

        /** @param cure what the person can do */
        void onFailed(String reason, String cure);
    }
}
