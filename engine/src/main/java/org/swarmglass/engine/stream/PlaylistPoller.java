package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.Playlist;
import org.swarmglass.engine.playlist.PlaylistParser;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.swarm.DownloadPorts;

/**
 * Keeps one media playlist up to date until it ends: reloads after a target duration, after half of one if nothing was
 * new (RFC 8216, section 6.3.4). Loop thread only.
 */
final class PlaylistPoller implements PlaylistFeed {
    private static final Duration LEAST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final URI playlist;
    private final DownloadPorts ports;
    private final PlaylistFeed.Subscriber subscriber;
    private EngineLoop.@Nullable Timer next;
    private ResumingFetch.@Nullable Handle fetch;
    private String lastText = "";
    private Duration wait = LEAST_WAIT;
    private boolean stopped;
    private boolean hurried;
    private long startedNanos;

    PlaylistPoller(URI playlist, DownloadPorts ports, PlaylistFeed.Subscriber subscriber) {
        this.playlist = playlist;
        this.ports = ports;
        this.subscriber = subscriber;
    }

    @Override
    public void start() {
        next = null; // While it loads there is nothing to hurry: a second round of reloads would begin beside this one.
        startedNanos = ports.loop().nowNanos();
        hurried = false;
        fetch = TextFetch.start(
                ports.origin(), ports.traffic(), playlist, TextFetch.result(this::onText, this::onFailed));
    }

    @Override
    public void hurry() {
        if (next == null || stopped || hurried) {
            return;
        }
        hurried = true;
        Duration since = Duration.ofNanos(ports.loop().nowNanos() - startedNanos);
        Duration due = wait.dividedBy(2).minus(since);
        next.cancel();
        again(due.isNegative() ? Duration.ZERO : due);
    }

    @Override
    public void startFrom(MediaPlaylist loaded) {
        deliver(loaded);
    }

    @Override
    public void stop() {
        stopped = true;
        if (next != null) {
            next.cancel();
        }
        if (fetch != null) {
            fetch.cancel();
        }
    }

    private void onText(URI uri, String text) {
        try {
            Playlist parsed = PlaylistParser.parse(uri, text);
            if (parsed instanceof MediaPlaylist media) {
                deliver(media);
            } else {
                broken("a master playlist where a media playlist should be");
            }
        } catch (PlaylistSyntaxException malformed) {
            broken(malformed.getMessage());
        }
    }

    private void deliver(MediaPlaylist media) {
        if (media.unsupported().isPresent()) {
            stopped = true;
            subscriber.onUnplayable(media.unsupported().get());
            return;
        }
        boolean changed = !media.text().equals(lastText);
        lastText = media.text();
        if (!media.ended()) {
            Duration target = media.targetDuration();
            wait = clamp(changed ? target : target.dividedBy(2));
            // Before the subscriber runs: whatever happens there, the playlist stays fresh.
            again(wait);
        }
        subscriber.onPlaylist(media);
    }

    private void broken(@Nullable String reason) {
        ports.events()
                .accept(new EngineEvent.OriginFailed(
                        ports.loop().nowNanos(), SafeUrl.of(playlist), 0, "unreadable playlist: " + reason));
        subscriber.onUnavailable("unreadable playlist: " + reason);
        again(wait);
    }

    private void onFailed(FetchFailure failure) {
        int status = failure instanceof FetchFailure.Status refused ? refused.status() : 0;
        ports.events()
                .accept(new EngineEvent.OriginFailed(
                        ports.loop().nowNanos(), SafeUrl.of(playlist), status, failure.reason()));
        subscriber.onUnavailable(failure.reason());
        again(AFTER_FAILURE);
    }

    private void again(Duration in) {
        if (!stopped) {
            next = ports.loop().after(in, "reload playlist", this::start);
        }
    }

    private static Duration clamp(Duration wait) {
        if (wait.compareTo(LEAST_WAIT) < 0) {
            return LEAST_WAIT;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
