package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.DashSegment;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.swarm.DownloadPorts;

/**
 * Keeps one MPD up to date for all renditions that are delivered out of it: loads it again after its update period, and
 * reads it again as its segments become available, since a template names them before. Loop thread only.
 */
final class DashSource {
    private static final Duration LEAST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final URI manifest;
    private final DownloadPorts ports;
    private final PresentationReader reader;
    private final StreamClock clock;
    private final Map<StreamId, PlaylistFeed.Subscriber> subscribers = new LinkedHashMap<>();
    private final Map<StreamId, DashListing> listings = new HashMap<>();
    private MediaPresentation latest;
    private long loadedNanos;
    private long refreshedNanos;
    private boolean hurried;
    private boolean busy;
    private EngineLoop.@Nullable Timer next;
    private ResumingFetch.@Nullable Handle fetch;

    DashSource(URI manifest, MediaPresentation first, StreamClock clock, StreamPorts ports) {
        this.manifest = manifest;
        this.latest = first;
        this.clock = clock;
        this.ports = ports.downloads();
        this.reader = ports.presentations();
        this.loadedNanos = this.ports.loop().nowNanos();
    }

    /** The list of one rendition. */
    PlaylistFeed feed(StreamId stream, PlaylistFeed.Subscriber subscriber) {
        return new Feed(stream, subscriber);
    }

    private void deliver(StreamId stream, PlaylistFeed.Subscriber to) {
        latest.tracks().stream()
                .filter(track -> track.stream().equals(stream))
                .findFirst()
                .ifPresentOrElse(
                        track -> to.onPlaylist(listings.computeIfAbsent(stream, absent -> new DashListing())
                                .read(latest, track)),
                        () -> to.onUnavailable("the DASH manifest does not list it any more"));
    }

    private void schedule() {
        if (latest.live() && next == null && !busy && !subscribers.isEmpty()) {
            next = ports.loop().after(untilNext(), "reload manifest", this::refresh);
        }
    }

    private Duration untilNext() {
        Duration segment = latest.tracks().stream()
                .flatMap(track -> track.segments().stream().limit(1))
                .map(DashSegment::duration)
                .min(Duration::compareTo)
                .orElse(Duration.ofSeconds(2));
        Duration wait = latest.window()
                .update()
                .filter(update -> update.compareTo(segment) < 0)
                .orElse(segment);
        wait = wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait;
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void hurry() {
        if (next != null && !hurried) {
            hurried = true;
            next.cancel();
            Duration since = Duration.ofNanos(ports.loop().nowNanos() - refreshedNanos);
            Duration due = untilNext().dividedBy(2).minus(since);
            next = ports.loop().after(due.isNegative() ? Duration.ZERO : due, "reload manifest", this::refresh);
        }
    }

    private void refresh() {
        next = null;
        hurried = false;
        refreshedNanos = ports.loop().nowNanos();
        busy = true;
        Duration age = Duration.ofNanos(ports.loop().nowNanos() - loadedNanos);
        boolean due = latest.window()
                .update()
                .filter(update -> age.plus(LEAST_WAIT).compareTo(update) >= 0)
                .isPresent();
        if (due) {
            fetch = TextFetch.start(
                    ports.origin(), ports.traffic(), manifest, TextFetch.result(this::onText, this::onFailed));
        } else {
            read(latest.uri(), latest.text(), false);
        }
    }

    private void onText(URI uri, String text) {
        loadedNanos = ports.loop().nowNanos();
        read(uri, text, true);
    }

    /** @param fresh whether it was loaded just now */
    private void read(URI uri, String text, boolean fresh) {
        reader.read(
                uri, text, clock.now(), new PresentationReader.Outcome(read -> onRead(read, fresh), this::onRefused));
    }

    private void onRead(MediaPresentation read, boolean fresh) {
        busy = false;
        latest = read;
        if (subscribers.isEmpty()) {
            return; // It was closed while the text was read.
        }
        clock.askAgain(read, fresh);
        // Before the subscribers run: whatever happens there, the manifest stays fresh.
        schedule();
        List.copyOf(subscribers.entrySet()).forEach(each -> deliver(each.getKey(), each.getValue()));
    }

    private void onRefused(PlaylistSyntaxException malformed) {
        unavailable(0, "unreadable manifest: " + malformed.reason());
    }

    private void onFailed(FetchFailure failure) {
        unavailable(failure instanceof FetchFailure.Status refused ? refused.status() : 0, failure.reason());
    }

    private void unavailable(int status, String reason) {
        busy = false;
        ports.events()
                .accept(new EngineEvent.OriginFailed(ports.loop().nowNanos(), SafeUrl.of(manifest), status, reason));
        schedule();
        List.copyOf(subscribers.values()).forEach(each -> each.onUnavailable(reason));
    }

    private void stop() {
        Optional.ofNullable(next).ifPresent(EngineLoop.Timer::cancel);
        Optional.ofNullable(fetch).ifPresent(ResumingFetch.Handle::cancel);
        clock.close();
        next = null;
        fetch = null;
        busy = false;
    }

    /** One rendition's share of it. */
    private final class Feed implements PlaylistFeed {
        private final StreamId stream;
        private final Subscriber subscriber;

        Feed(StreamId stream, Subscriber subscriber) {
            this.stream = stream;
            this.subscriber = subscriber;
        }

        @Override
        public void start() {
            subscribers.put(stream, subscriber);
            schedule();
            deliver(stream, subscriber);
        }

        @Override
        public void startFrom(MediaPlaylist loaded) {
            throw new IllegalStateException("a DASH rendition has no playlist of its own");
        }

        @Override
        public void hurry() {
            DashSource.this.hurry();
        }

        @Override
        public void lookOut(Duration expectedIn) {
            // One manifest serves all renditions, at the pace it names; a template lists by the clock without being
            // reloaded.
        }

        @Override
        public void stop() {
            if (subscribers.remove(stream, subscriber) && subscribers.isEmpty()) {
                DashSource.this.stop();
            }
        }
    }
}
