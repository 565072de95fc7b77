package org.swarmglass.app.player;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.app.player.PlayerStatus.Phase;
import org.swarmglass.app.player.PlayerStatus.Sound;
import org.swarmglass.engine.EngineControl;
import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.snapshot.EngineSnapshot;

/**
 * Plays whatever the engine has open. Commands return at once and run on {@code player-io}, where every call into libvlc
 * is made: some block for as long as a request is held, and none may come from libvlc's own callbacks. Looks at engine
 * and libvlc four times a second and tells the engine twice a second what the player does; needs no EDT for it, so that
 * the first picture does not wait for the window. Any thread.
 */
public final class Playback implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Playback.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int LOOKS_PER_REPORT = 2;

    private final PlayerThread io = new PlayerThread();
    private final VideoFrames frames = new VideoFrames();
    private final StallWatch stalls = new StallWatch();
    private final Reopening reopening = new Reopening(io);
    private volatile PlayerStatus status;
    private volatile boolean stopped;
    // What follows belongs to player-io.
    private EngineControl engine;
    private Sound sound;
    private @Nullable VlcPlayer player;
    private @Nullable PlayOrder order;
    private long ignoredUntilNanos = Long.MIN_VALUE;
    private long looks;

    private Playback(EngineControl engine, Sound sound) {
        this.engine = engine;
        this.sound = sound;
        status = PlayerStatus.of(Phase.LOADING, sound);
        io.run(this::load);
        io.repeat(LOOK_EVERY, this::lookAndReport);
    }

    /**
     * Begins to look for libvlc and, once it is there, to play.
     *
     * @param volume in percent
     */
    public static Playback start(EngineControl engine, int volume, boolean muted) {
        return new Playback(engine, new Sound(volume, muted));
    }

    /** Where the pictures go. */
    VideoFrames frames() {
        return frames;
    }

    PlayerStatus status() {
        return status;
    }

    /** True after a person has stopped the picture. */
    boolean stopped() {
        return stopped;
    }

    /** Looks for libvlc again. */
    void retry() {
        io.run(this::load);
    }

    /** Plays again what was stopped, has ended or failed. */
    void restart() {
        stopped = false;
        io.run(() -> order = null);
    }

    void setPaused(boolean paused) {
        io.run(() -> withPlayer(loaded -> {
            loaded.setPaused(paused);
            stalls.reset(System.nanoTime());
        }));
    }

    void seek(Duration to) {
        io.run(() -> withPlayer(loaded -> {
            loaded.seek(to);
            stalls.reset(System.nanoTime());
        }));
    }

    void setSound(Sound wanted) {
        io.run(() -> {
            sound = wanted;
            withPlayer(loaded -> loaded.setSound(wanted));
        });
    }

    void stop() {
        stopped = true;
        io.run(this::stopAndTell);
    }

    /**
     * Stops, lets the caller open another stream, then plays that one.
     *
     * @param next the engine that will have it
     * @param opening opens it; runs on {@code player-io}, when libvlc no longer reads from the stream before
     */
    void replace(EngineControl next, Runnable opening) {
        io.run(() -> {
            stopAndTell();
            opening.run();
            engine = next;
            // What is published at this moment may still be the stream before.
            ignoredUntilNanos = next.snapshot().atNanos();
            stopped = false;
        });
    }

    /** Stops and frees libvlc. Blocks for up to some seconds: never on the EDT. Idempotent. */
    @Override
    public void close() {
        io.end(() -> {
            order = null;
            withPlayer(loaded -> {
                stopPlayer(loaded);
                player = null;
                loaded.close();
            });
        });
    }

    private void withPlayer(Consumer<VlcPlayer> action) {
        VlcPlayer loaded = player;
        if (loaded != null) {
            action.accept(loaded);
        }
    }

    private void load() {
        if (player != null) {
            return;
        }
        status = PlayerStatus.of(Phase.LOADING, sound);
        try {
            LOG.debug("looking for libvlc");
            player = VlcPlayer.load(frames);
            LOG.debug("libvlc is there");
            status = PlayerStatus.of(Phase.STOPPED, sound);
        } catch (LibVlcMissingException missing) {
            LOG.info("no picture: {}", missing.reason());
            status = PlayerStatus.missing(missing, sound);
        }
    }

    private void lookAndReport() {
        withPlayer(this::follow);
        withPlayer(this::look);
        if (looks++ % LOOKS_PER_REPORT == 0) {
            report();
        }
    }

    /**
     * Opens what the engine has open, from the address in its snapshot. Only another address is another stream: the
     * target duration may vary between two readings of a playlist.
     */
    private void follow(VlcPlayer loaded) {
        EngineSnapshot snapshot = engine.snapshot();
        if (stopped || snapshot.atNanos() <= ignoredUntilNanos) {
            return;
        }
        snapshot.stream().map(PlayOrder::of).ifPresent(open -> {
            if (order == null || !order.url().equals(open.url())) {
                reopening.reset();
                open(loaded, open);
            }
        });
    }

    private void open(VlcPlayer loaded, PlayOrder what) {
        stopPlayer(loaded);
        order = what;
        LOG.debug("opening {}", what);
        loaded.open(what);
        show(loaded.look(), Phase.OPENING);
    }

    private void stopPlayer(VlcPlayer loaded) {
        reopening.cancel();
        loaded.stop(engine);
        stalls.reset(System.nanoTime());
    }

    private void stopAndTell() {
        order = null;
        reopening.reset();
        withPlayer(loaded -> {
            stopPlayer(loaded);
            show(loaded.look(), Phase.STOPPED);
        });
        report();
    }

    private void look(VlcPlayer loaded) {
        PlayOrder playing = order;
        if (playing == null) {
            return;
        }
        Phase before = status.phase();
        VlcPlayer.Sight sight = loaded.look();
        show(sight, phase(sight, playing));
        Phase now = status.phase();
        if (now == Phase.PLAYING && before != Phase.PLAYING) {
            loaded.setSound(sound);
        }
        if (now == Phase.PLAYING && status.pictures() > 0) {
            reopening.reset();
        }
        if (now == Phase.FAILED) {
            reopening.onFailed(status.pictures() > 0, () -> {
                if (playing.equals(order)) {
                    open(loaded, playing);
                }
            });
        }
    }

    private Phase phase(VlcPlayer.Sight sight, PlayOrder playing) {
        if (sight.gaveUp()) {
            boolean over = !playing.live() || engine.snapshot().state() == EngineSnapshot.State.ENDED;
            return over ? Phase.ENDED : Phase.FAILED;
        }
        return switch (sight.state()) {
            case PLAYING -> Phase.PLAYING;
            case PAUSED -> Phase.PAUSED;
            default -> Phase.OPENING;
        };
    }

    private void show(VlcPlayer.Sight sight, Phase phase) {
        boolean live = order == null || order.live();
        boolean moving = phase == Phase.PLAYING;
        boolean stalled = stalls.observe(moving, sight.time().toMillis(), sight.pictures(), System.nanoTime());
        status = PlayerStatus.seen(sight, phase, live, stalled, sound);
    }

    /** A live stream that libvlc gave up and that is opened again stalls for whoever watches it. */
    private void report() {
        PlayerStatus now = status;
        engine.report(new PlayerReport(
                now.phase() == Phase.PLAYING || reopening.interrupted(),
                now.stalled() || reopening.interrupted(),
                Optional.empty(),
                now.pictures() > 0));
    }
}
