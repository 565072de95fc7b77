package org.swarmglass.app.player;

import java.awt.Dimension;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.app.player.PlayerStatus.Phase;
import org.swarmglass.app.player.PlayerStatus.Sound;
import org.swarmglass.engine.EngineControl;
import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.MediaPlayerEventAdapter;
import uk.co.caprica.vlcj.player.base.State;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;

/**
 * One libvlc player. Commands return at once and run on {@code player-io}, where every call into libvlc is made: some
 * block for as long as a request is held, and none may come from libvlc's own callbacks. It is looked at four times a
 * second and tells the engine twice a second what it does. Any thread.
 */
final class VlcPlayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VlcPlayer.class);
    private static final long POLL_MILLIS = 250;
    private static final int POLLS_PER_REPORT = 2;
    private static final int POLLS_PER_SHAPE = 4;
    private static final long CLOSE_SECONDS = 10;

    private final ScheduledExecutorService io = Executors.newSingleThreadScheduledExecutor(daemon("player-io"));
    private final PlayerRelease release = new PlayerRelease();
    private final VideoFrames frames;
    private final StallWatch stalls = new StallWatch();
    private final ReopenDelay reopenDelay = new ReopenDelay();
    private final ScheduledFuture<?> polling;
    private volatile EngineControl engine;
    private volatile PlayerStatus status = PlayerStatus.of(Phase.LOADING, Sound.FULL);
    private volatile boolean gaveUp;
    // What follows belongs to player-io.
    private @Nullable LibVlc vlc;
    private @Nullable EmbeddedMediaPlayer player;
    private @Nullable PlayOrder order;
    private @Nullable ScheduledFuture<?> reopening;
    private Optional<Dimension> shape = Optional.empty();
    private Sound sound;
    private boolean interrupted;
    private long framesBefore;
    private long polls;

    VlcPlayer(VideoFrames frames, EngineControl engine, Sound sound) {
        this.frames = frames;
        this.engine = engine;
        this.sound = sound;
        io.execute(this::loadNow);
        polling = io.scheduleWithFixedDelay(this::pollSafely, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    PlayerStatus status() {
        return status;
    }

    /** Looks for libvlc again. */
    void retry() {
        status = PlayerStatus.of(Phase.LOADING, sound());
        run(this::loadNow);
    }

    /** Reports to another engine from now on. */
    void follow(EngineControl other) {
        run(() -> engine = other);
    }

    void play(PlayOrder what) {
        run(() -> {
            order = what;
            interrupted = false;
            reopenDelay.reset();
            openNow();
        });
    }

    void setPaused(boolean paused) {
        run(() -> {
            if (player != null) {
                player.controls().setPause(paused);
                stalls.reset(System.nanoTime());
            }
        });
    }

    void seek(Duration to) {
        run(() -> {
            if (player != null) {
                player.controls().setTime(to.toMillis());
                stalls.reset(System.nanoTime());
            }
        });
    }

    void setSound(Sound wanted) {
        run(() -> {
            sound = wanted;
            applySound();
        });
    }

    /** Stops; then runs the action, on {@code player-io}. */
    void stop(Runnable afterwards) {
        run(() -> {
            order = null;
            interrupted = false;
            stopNow();
            observe(Phase.STOPPED);
            report();
            afterwards.run();
        });
    }

    /** Stops and frees libvlc. Blocks for up to some seconds: never on the EDT. Idempotent. */
    @Override
    public void close() {
        polling.cancel(false);
        run(() -> {
            order = null;
            stopNow();
            EmbeddedMediaPlayer ending = player;
            player = null;
            if (ending != null) {
                ending.release();
            }
            if (vlc != null) {
                vlc.close();
                vlc = null;
            }
        });
        io.shutdown();
        try {
            if (!io.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("libvlc did not stop within {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        release.close();
    }

    private Sound sound() {
        return status.sound();
    }

    private void run(Runnable command) {
        try {
            io.execute(command);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the player is closed", closed);
        }
    }

    private void loadNow() {
        if (player != null) {
            return;
        }
        try {
            LibVlc loaded = LibVlc.load();
            vlc = loaded;
            EmbeddedMediaPlayer made = loaded.newPlayer(frames);
            made.events().addMediaPlayerEventListener(new Endings());
            player = made;
            status = PlayerStatus.of(Phase.STOPPED, sound);
            if (order != null) {
                openNow();
            }
        } catch (LibVlcMissingException missing) {
            LOG.info("no picture: {}", missing.reason());
            status = PlayerStatus.missing(missing, sound);
        }
    }

    private void openNow() {
        cancelReopening();
        if (player == null || order == null) {
            return;
        }
        stopNow();
        stalls.reset(System.nanoTime());
        player.media().play(order.url().toString(), order.options());
        observe(Phase.OPENING);
    }

    /** libvlc's stop waits for the segment it has asked for, which the proxy may be holding. */
    private void stopNow() {
        cancelReopening();
        if (player != null) {
            try (PlayerRelease.Round round = release.begin(engine)) {
                player.controls().stop();
            }
        }
        gaveUp = false;
        shape = Optional.empty();
        framesBefore = frames.count();
    }

    private void cancelReopening() {
        if (reopening != null) {
            reopening.cancel(false);
            reopening = null;
        }
    }

    private void pollSafely() {
        try {
            poll();
        } catch (RuntimeException bug) { // an exception here would end the polling for good, without a word
            LOG.error("looking at the player failed", bug);
        }
    }

    private void poll() {
        if (player != null && order != null) {
            if (polls % POLLS_PER_SHAPE == 0 || shape.isEmpty()) {
                shape = Optional.ofNullable(player.video().videoDimension()).filter(size -> size.width > 0);
            }
            Phase before = status.phase();
            observe(phase(player.status().state()));
            if (status.phase() == Phase.PLAYING && before != Phase.PLAYING) {
                applySound();
            }
            if (status.phase() == Phase.PLAYING && status.pictures() > 0) {
                interrupted = false;
                reopenDelay.reset();
            }
            if (status.phase() == Phase.FAILED && reopening == null) {
                reopenLater(order);
            }
        }
        if (polls++ % POLLS_PER_REPORT == 0) {
            report();
        }
    }

    private Phase phase(State state) {
        boolean live = order != null && order.live();
        if (gaveUp && engine.snapshot().state() == EngineSnapshot.State.ENDED) {
            return Phase.ENDED;
        }
        if (gaveUp) {
            return live ? Phase.FAILED : Phase.ENDED;
        }
        return switch (state) {
            case PLAYING -> Phase.PLAYING;
            case PAUSED -> Phase.PAUSED;
            default -> Phase.OPENING;
        };
    }

    private void observe(Phase phase) {
        EmbeddedMediaPlayer seen = player;
        if (seen == null) {
            return;
        }
        boolean live = order == null || order.live();
        long pictures = frames.count() - framesBefore;
        long time = Math.max(0, seen.status().time());
        long length = live ? 0 : seen.status().length();
        boolean stalled = stalls.observe(phase == Phase.PLAYING, time, pictures, System.nanoTime());
        status = new PlayerStatus(
                phase,
                Duration.ofMillis(time),
                length > 0 ? Optional.of(Duration.ofMillis(length)) : Optional.empty(),
                shape,
                pictures,
                stalled,
                sound,
                phase == Phase.FAILED ? "The player gave the stream up" : "",
                phase == Phase.FAILED ? "It is opened again in a moment; the log may say why." : "");
    }

    private void reopenLater(PlayOrder same) {
        interrupted |= status.pictures() > 0;
        long wait = reopenDelay.next().toMillis();
        reopening = io.schedule(
                () -> {
                    reopening = null;
                    if (same.equals(order)) {
                        openNow();
                    }
                },
                wait,
                TimeUnit.MILLISECONDS);
    }

    private void report() {
        PlayerStatus now = status;
        boolean playing = now.phase() == Phase.PLAYING || interrupted;
        engine.report(new PlayerReport(
                playing, now.stalled() || interrupted, Optional.empty(), now.pictures() > 0 || interrupted));
    }

    private void applySound() {
        if (player != null) {
            player.audio().setMute(sound.muted());
            player.audio().setVolume(sound.volume());
        }
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** On libvlc's thread: only remembers. */
    private final class Endings extends MediaPlayerEventAdapter {
        @Override
        public void finished(MediaPlayer ended) {
            gaveUp = true;
        }

        @Override
        public void error(MediaPlayer failed) {
            gaveUp = true;
        }
    }
}
