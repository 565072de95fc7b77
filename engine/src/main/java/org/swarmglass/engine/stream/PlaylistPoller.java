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

/** Keeps one media playlist up to date until it ends, at the pace of {@link ReloadPace}. Loop thread only. */
final class PlaylistPoller implements PlaylistFeed {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final URI playlist;
    private final DownloadPorts ports;
    private final PlaylistFeed.Subscriber subscriber;
    private EngineLoop.@Nullable Timer next;
    private ResumingFetch.@Nullable Handle fetch;
    private final ReloadPace pace = new ReloadPace();
    private String lastText = "";
    private boolean hintedMeanwhile;
    private boolean stopped;

    PlaylistPoller(URI playlist, DownloadPorts ports, PlaylistFeed.Subscriber subscriber) {
        this.playlist = playlist;
        this.ports = ports;
        this.subscriber = subscriber;
    }

    @Override
    public void start() {
        next = null; // While it loads there is nothing to hurry: a second round of reloads would begin beside this one.
        hintedMeanwhile = false;
        pace.onStarted(now());
        fetch = TextFetch.start(
                ports.origin(), ports.traffic(), playlist, TextFetch.result(this::onText, this::onFailed));
    }

    @Override
    public void hurry() {
        if (next == null) {
            hintedMeanwhile = true; // What is on its way may be older than what the peer shows.
        } else if (pace.hint()) {
            next.cancel();
            again(pace.untilNext(now()));
        }
    }

    @Override
    public void lookOut(Duration expectedIn) {
        if (next != null) {
            next.cancel();
            pace.lookOut(expectedIn, now());
            again(pace.untilNext(now()));
        }
    }

    @Override
    public void startFrom(MediaPlaylist loaded) {
        pace.onStarted(now());
        deliver(loaded);
    }

    @Override
    public void stop() {
        stopped = true;
        if (next != null) {
            next.cancel();
            next = null;
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
            pace.onListed(media.targetDuration(), changed, now());
            if (hintedMeanwhile && !changed) {
                pace.hint();
            }
            // Before the subscriber runs: whatever happens there, the playlist stays fresh.
            again(pace.untilNext(now()));
        }
        subscriber.onPlaylist(media);
    }

    private void broken(@Nullable String reason) {
        ports.events()
                .accept(new EngineEvent.OriginFailed(
                        ports.loop().nowNanos(), SafeUrl.of(playlist), 0, "unreadable playlist: " + reason));
        subscriber.onUnavailable("unreadable playlist: " + reason);
        again(AFTER_FAILURE);
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

    private long now() {
        return ports.loop().nowNanos();
    }
}
