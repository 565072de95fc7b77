package org.swarmglass.app.player;

import java.time.Duration;
import java.util.Optional;
import org.swarmglass.engine.snapshot.StreamSnapshot.Size;

/**
 * The player at one instant; made on {@code player-io}, read by any thread.
 *
 * @param time of libvlc's clock
 * @param length empty for a live stream
 * @param shape of the picture in pixels; empty until it is known
 * @param pictures shown since the stream was started
 * @param sound as it was set; libvlc takes it over when it plays
 * @param reason why there is no player, or why it does not play; empty otherwise
 * @param cure what to do about it
 */
record PlayerStatus(
        Phase phase,
        Duration time,
        Optional<Duration> length,
        Optional<Size> shape,
        long pictures,
        boolean stalled,
        Sound sound,
        String reason,
        String cure) {

    enum Phase {
        /** libvlc is being looked for. */
        LOADING,
        /** There is no libvlc. */
        MISSING,
        /** Nothing is played: not yet, or it was stopped. */
        STOPPED,
        OPENING,
        PLAYING,
        PAUSED,
        ENDED,
        /** libvlc gave up; a live stream is opened again soon. */
        FAILED
    }

    /** @param volume in percent */
    record Sound(int volume, boolean muted) {
        static final Sound FULL = new Sound(100, false);
    }

    static PlayerStatus of(Phase phase, Sound sound) {
        return new PlayerStatus(phase, Duration.ZERO, Optional.empty(), Optional.empty(), 0, false, sound, "", "");
    }

    static PlayerStatus seen(VlcPlayer.Sight sight, Phase phase, boolean live, boolean stalled, Sound sound) {
        boolean failed = phase == Phase.FAILED;
        return new PlayerStatus(
                phase,
                sight.time(),
                live || sight.length().isZero() ? Optional.empty() : Optional.of(sight.length()),
                sight.shape(),
                sight.pictures(),
                stalled,
                sound,
                failed ? "The player gave the stream up" : "",
                failed ? "It is opened again in a moment; the log may say why." : "");
    }

    static PlayerStatus missing(LibVlcMissingException missing, Sound sound) {
        return new PlayerStatus(
                Phase.MISSING,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                sound,
                missing.reason(),
                missing.cure());
    }
}
