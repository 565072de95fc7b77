package org.swarmglass.app.player;

import java.time.Duration;
import java.util.Optional;
import org.swarmglass.app.player.PlayerStatus.Sound;
import org.swarmglass.engine.EngineControl;
import org.swarmglass.engine.snapshot.StreamSnapshot.Size;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.MediaPlayerEventAdapter;
import uk.co.caprica.vlcj.player.base.State;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;

/** libvlc and one player of it, without decisions. {@code player-io} thread only: every call goes into libvlc. */
final class VlcPlayer implements AutoCloseable {
    private final LibVlc vlc;
    private final EmbeddedMediaPlayer player;
    private final VideoFrames frames;
    private final PlayerRelease release = new PlayerRelease();
    private volatile boolean gaveUp;
    private Optional<Size> shape = Optional.empty();
    private long framesBefore;

    private VlcPlayer(LibVlc vlc, VideoFrames frames) {
        this.vlc = vlc;
        this.frames = frames;
        player = vlc.newPlayer(frames);
        player.events().addMediaPlayerEventListener(new Endings());
    }

    static VlcPlayer load(VideoFrames frames) throws LibVlcMissingException {
        return new VlcPlayer(LibVlc.load(), frames);
    }

    /**
     * What libvlc does.
     *
     * @param gaveUp it ended or failed, and will not go on by itself
     * @param shape of the picture; libvlc knows it some time after the first
     * @param pictures since the stream was opened
     */
    record Sight(State state, boolean gaveUp, Duration time, Duration length, Optional<Size> shape, long pictures) {}

    Sight look() {
        shape = Optional.ofNullable(player.video().videoDimension())
                .filter(size -> size.width > 0 && size.height > 0)
                .map(size -> new Size(size.width, size.height))
                .or(() -> shape);
        return new Sight(
                player.status().state(),
                gaveUp,
                Duration.ofMillis(Math.max(0, player.status().time())),
                Duration.ofMillis(Math.max(0, player.status().length())),
                shape,
                frames.count() - framesBefore);
    }

    void open(PlayOrder order) {
        player.media().play(order.url().toString(), order.options());
    }

    /** Waits for libvlc, which waits for the segment it has asked for, which the engine's proxy may be holding. */
    void stop(EngineControl engine) {
        release.during(engine, player.controls()::stop);
        gaveUp = false;
        shape = Optional.empty();
        framesBefore = frames.count();
    }

    void setPaused(boolean paused) {
        player.controls().setPause(paused);
    }

    void seek(Duration to) {
        player.controls().setTime(to.toMillis());
    }

    /** Has an effect only while there is sound: to be said again when it begins. */
    void setSound(Sound sound) {
        player.audio().setMute(sound.muted());
        player.audio().setVolume(sound.volume());
    }

    /** Only after {@link #stop}. */
    @Override
    public void close() {
        player.release();
        vlc.close();
        release.close();
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
