package org.swarmglass.app.player;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.swarmglass.app.player.PlayerStatus.Phase;
import org.swarmglass.app.player.PlayerViewModel.Choice;
import org.swarmglass.app.player.PlayerViewModel.Position;
import org.swarmglass.app.player.PlayerViewModel.Transport;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Figure;
import org.swarmglass.app.ui.SafeText;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot.Form;
import org.swarmglass.engine.snapshot.StreamSnapshot.RenditionSnapshot;

/** From player and engine to the player card. */
final class PlayerPresenter {
    private static final int LONGEST_LABEL = 24;
    private static final Absence STARTING =
            new Absence("Starting", "The first segments are on their way to the player.");
    private static final Absence STOPPED =
            new Absence("Stopped", "The engine stays in the swarm and goes on sharing. Press play to watch again.");

    /** @param wanted false after a person has stopped the picture */
    PlayerViewModel present(PlayerStatus player, EngineSnapshot engine, boolean wanted) {
        Optional<StreamSnapshot> stream = engine.stream();
        boolean live = stream.map(open -> open.form() != Form.VOD).orElse(false);
        return new PlayerViewModel(
                stream.isEmpty() ? "Player" : live ? "Live stream" : "Video on demand",
                stream.map(open -> format(open, player)).orElse(""),
                stream.isEmpty() ? "" : live ? "LIVE" : "VOD",
                message(player, engine, wanted),
                player.phase() == Phase.MISSING,
                overlay(player),
                transport(player, stream.isPresent()),
                stream.isEmpty() ? Position.NONE : position(player, engine, live),
                stream.map(PlayerPresenter::renditions).orElse(Choice.NONE));
    }

    private static Optional<Absence> message(PlayerStatus player, EngineSnapshot engine, boolean wanted) {
        if (player.phase() == Phase.MISSING) {
            return Optional.of(new Absence(
                    SafeText.of("No picture: " + player.reason()),
                    player.cure() + " Everything else works without it: the engine goes on as a peer."));
        }
        if (engine.stream().isEmpty()) {
            return Optional.of(withoutStream(engine.state()));
        }
        boolean pictures = player.pictures() > 0;
        return switch (player.phase()) {
            case LOADING -> Optional.of(new Absence("Looking for libvlc", "This takes a fraction of a second."));
            case STOPPED -> Optional.of(wanted ? STARTING : STOPPED);
            case FAILED -> Optional.of(new Absence(player.reason(), player.cure()));
            case ENDED ->
                pictures ? Optional.empty() : Optional.of(new Absence("Ended", "The stream has no more to play."));
            default -> pictures ? Optional.empty() : Optional.of(STARTING);
        };
    }

    private static Absence withoutStream(EngineSnapshot.State state) {
        return switch (state) {
            case FAILED ->
                new Absence(
                        "The stream cannot be opened",
                        "The line above the figures says why and what to do; the log has the details.");
            case OPENING, RUNNING -> new Absence("Opening the stream", "Reading its playlists.");
            default -> new Absence("No stream is open", "Open one with Session, Open stream (Ctrl+O).");
        };
    }

    private static String overlay(PlayerStatus player) {
        if (player.stalled()) {
            return "Waiting for data";
        }
        return player.phase() == Phase.PAUSED ? "Paused" : player.phase() == Phase.ENDED ? "Ended" : "";
    }

    private static Transport transport(PlayerStatus player, boolean stream) {
        return switch (player.phase()) {
            case LOADING, MISSING -> Transport.NONE;
            case STOPPED, ENDED, FAILED -> new Transport(stream, false, player.phase() == Phase.FAILED);
            case PAUSED -> new Transport(true, false, true);
            case OPENING, PLAYING -> new Transport(true, true, true);
        };
    }

    private static Position position(PlayerStatus player, EngineSnapshot engine, boolean live) {
        if (player.phase() == Phase.LOADING || player.phase() == Phase.MISSING) {
            return Position.NONE;
        }
        String clock = clock(player.time());
        if (!live) {
            return new Position(
                    player.length().map(length -> clock + " / " + clock(length)).orElse(clock),
                    "",
                    List.of(),
                    player.length()
                            .filter(length -> !length.isZero())
                            .map(length -> Math.min(1, player.time().toMillis() / (double) length.toMillis())));
        }
        return new Position(clock, delay(engine.playback()), delayTip(engine), Optional.empty());
    }

    private static String delay(PlaybackSnapshot playback) {
        return "behind live "
                + playback.liveDelay().map(Figure::seconds).map(Figure::text).orElse("–");
    }

    private static List<String> delayTip(EngineSnapshot engine) {
        List<String> tip = new ArrayList<>();
        tip.add("Live delay = live edge of the origin's playlist minus what is on the screen.");
        engine.stream()
                .ifPresent(stream -> tip.add("The newest "
                        + Figure.seconds(stream.withheld()).text()
                        + " are withheld from the player: in that time peers share them."));
        if (engine.playback().liveDelay().isEmpty()) {
            tip.add("Not known yet: the player has not asked for a segment.");
        }
        return tip;
    }

    private static Choice renditions(StreamSnapshot stream) {
        List<RenditionSnapshot> all = stream.renditions();
        boolean known = stream.current() >= 0 && stream.current() < all.size();
        List<String> labels = new ArrayList<>();
        labels.add(known ? "Auto (" + label(all.get(stream.current())) + ")" : "Auto");
        all.forEach(rendition -> labels.add(label(rendition)));
        return new Choice(labels, stream.pinned() && known ? stream.current() + 1 : 0);
    }

    private static String label(RenditionSnapshot rendition) {
        return SafeText.of(rendition.label(), LONGEST_LABEL);
    }

    /** What the player sees of the size; rate and codec are only what the playlist claims. */
    private static String format(StreamSnapshot stream, PlayerStatus player) {
        List<String> parts = new ArrayList<>();
        Optional<RenditionSnapshot> current =
                stream.current() >= 0 && stream.current() < stream.renditions().size()
                        ? Optional.of(stream.renditions().get(stream.current()))
                        : Optional.empty();
        player.shape()
                .map(size -> size.width() + " × " + size.height())
                .or(() -> current.flatMap(RenditionSnapshot::size).map(size -> size.width() + " × " + size.height()))
                .ifPresent(parts::add);
        current.flatMap(RenditionSnapshot::frameRate)
                .map(rate -> String.format(Locale.ROOT, rate % 1 < 0.005 ? "%.0f fps" : "%.2f fps", rate))
                .ifPresent(parts::add);
        current.flatMap(RenditionSnapshot::codecs)
                .flatMap(PlayerPresenter::videoCodec)
                .ifPresent(parts::add);
        return String.join(" · ", parts);
    }

    /** The name people use for the first codec of an RFC 6381 list that is a picture's. */
    static Optional<String> videoCodec(String codecs) {
        for (String codec : codecs.split(",", -1)) {
            String name = codec.trim();
            if (name.startsWith("avc")) {
                return Optional.of("H.264");
            } else if (name.startsWith("hvc") || name.startsWith("hev")) {
                return Optional.of("H.265");
            } else if (name.startsWith("av01")) {
                return Optional.of("AV1");
            } else if (name.startsWith("vp09")) {
                return Optional.of("VP9");
            }
        }
        return Optional.empty();
    }

    static String clock(Duration time) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
