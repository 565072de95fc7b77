package org.swarmglass.app.player;

import java.util.ArrayList;
import java.util.List;
import org.swarmglass.app.Version;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.factory.discovery.NativeDiscovery;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;

/**
 * The native library, found and started. {@code player-io} thread only.
 *
 * <p>Discovery comes first and alone: a factory made without it throws an {@code Error}, after which this JVM can never
 * load libvlc. vlcj stays at 4.8.3, since from 4.9 on discovery walks all of {@code /usr/lib} through its link cycles and
 * does not return.
 */
final class LibVlc implements AutoCloseable {
    /** What Debian and its relatives need for the callback surface; video outputs are not used. */
    static final String APT_LINE = "sudo apt install --no-install-recommends libvlc5 vlc-plugin-base";

    private static final List<String> ARGUMENTS = List.of(
            "--intf=dummy",
            "--quiet",
            "--no-video-title-show",
            "--no-snapshot-preview",
            "--no-metadata-network-access",
            "--no-lua");

    private final MediaPlayerFactory factory;

    private LibVlc(MediaPlayerFactory factory) {
        this.factory = factory;
    }

    /** Takes about 0.2 s; may be tried again after it has failed. */
    static LibVlc load() throws LibVlcMissingException {
        if (!new NativeDiscovery().discover()) {
            throw new LibVlcMissingException("libvlc is not installed", installation());
        }
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        if (!SoundDevice.present()) {
            // Keeps the audio clock, which --no-audio would not.
            arguments.add("--aout=dummy");
        }
        try {
            MediaPlayerFactory factory = new MediaPlayerFactory((NativeDiscovery) null, arguments);
            factory.application().setUserAgent(Version.NAME, Version.NAME + "/" + Version.NUMBER);
            return new LibVlc(factory);
        } catch (RuntimeException | LinkageError refused) { // vlcj has no type of its own for a libvlc that refuses
            throw new LibVlcMissingException(
                    "libvlc is there but does not start: " + refused.getMessage(),
                    "Its plugins may be missing or of another version. " + installation());
        }
    }

    static String installation() {
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Windows") || system.startsWith("Mac")) {
            return "Install VLC 3 (64 bit) from videolan.org, then press Retry.";
        }
        return "Install it with the line below, then press Retry.";
    }

    EmbeddedMediaPlayer newPlayer(VideoFrames frames) {
        EmbeddedMediaPlayer player = factory.mediaPlayers().newEmbeddedMediaPlayer();
        player.videoSurface().set(factory.videoSurfaces().newVideoSurface(frames, frames, true));
        return player;
    }

    @Override
    public void close() {
        factory.release();
    }
}
