package org.swarmglass.app.main;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.app.Version;
import org.swarmglass.app.main.HeaderViewModel.Word;
import org.swarmglass.app.ui.Figure;
import org.swarmglass.app.ui.SafeText;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.P2pStatus;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.SwarmSnapshot;

/** Names the stream and says how engine and P2P are doing. */
final class HeaderPresenter {
    private static final Set<String> COMMON_NAMES = Set.of("master", "index", "playlist", "stream", "manifest", "live");
    private static final int HASH_SHOWN = 8;
    private static final int LONGEST_TITLE = 48;

    HeaderViewModel present(EngineSnapshot snapshot) {
        Optional<StreamSnapshot> stream = snapshot.stream();
        return new HeaderViewModel(
                stream.map(open -> title(open.url())).orElse(Version.NAME),
                state(snapshot),
                stream.isEmpty() ? Word.NONE : p2p(snapshot.p2p()),
                stream.map(open -> detail(open, snapshot)).orElse("no stream is open"),
                detailTip(snapshot));
    }

    /** The part of a playlist's URL that tells it from others: its name, or its folder's if many have that name. */
    static String title(String url) {
        String path = url.replaceFirst("[?#].*", "").replaceFirst("^[a-z]+://", "");
        String[] parts = path.split("/", -1);
        for (int i = parts.length - 1; i > 0; i--) {
            String name = parts[i].replaceFirst("\\.[A-Za-z0-9]{2,4}$", "");
            if (!name.isEmpty() && !COMMON_NAMES.contains(name)) {
                return SafeText.of(name, LONGEST_TITLE);
            }
        }
        return SafeText.of(parts[0], LONGEST_TITLE);
    }

    private static Word state(EngineSnapshot snapshot) {
        return switch (snapshot.state()) {
            case IDLE -> new Word("idle", Tone.MUTED, List.of("No stream is open."));
            case OPENING -> new Word("opening", Tone.INFO, List.of("Reading the playlist."));
            case RUNNING ->
                snapshot.playback().playing()
                        ? new Word("playing", Tone.OK, List.of("The player plays."))
                        : new Word("not playing", Tone.MUTED, List.of("The player is paused or has not started."));
            case DEGRADED ->
                new Word(
                        "degraded",
                        Tone.BAD,
                        List.of(
                                "The engine caught a fault of its own. Playback goes on over HTTP; the log has the details."));
            case ENDED -> new Word("ended", Tone.MUTED, List.of("The stream has ended at the origin."));
            case FAILED -> new Word("failed", Tone.BAD, List.of("The stream cannot be played; the log says why."));
            case CLOSED -> new Word("closed", Tone.MUTED, List.of("The engine is closed."));
        };
    }

    private static Word p2p(P2pStatus p2p) {
        if (!p2p.enabled()) {
            return new Word(
                    "P2P off", Tone.WARNING, List.of("Everything comes over HTTP: " + SafeText.of(p2p.reason())));
        }
        return p2p.uploadEnabled()
                ? new Word("P2P on", Tone.P2P, List.of("Segments are exchanged with peers, both ways."))
                : new Word("P2P, no upload", Tone.WARNING, List.of("Segments are taken from peers, none are sent."));
    }

    private static String detail(StreamSnapshot stream, EngineSnapshot snapshot) {
        List<String> parts = new ArrayList<>();
        if (stream.current() >= 0 && stream.current() < stream.renditions().size()) {
            String label = stream.renditions().get(stream.current()).label();
            parts.add(SafeText.of(label, 30) + (stream.pinned() ? " (pinned)" : ""));
        }
        List<SwarmSnapshot> swarms = snapshot.swarms().stream()
                .filter(swarm -> swarm.kind() == StreamKind.MAIN)
                .toList();
        if (swarms.size() == 1) {
            parts.add("swarm " + hash(swarms.get(0)));
        } else if (!swarms.isEmpty()) {
            parts.add(swarms.size() + " swarms");
        }
        parts.add(SafeText.of(stream.url()));
        return String.join(" · ", parts);
    }

    private static List<String> detailTip(EngineSnapshot snapshot) {
        List<String> lines = new ArrayList<>();
        snapshot.stream().ifPresent(stream -> {
            lines.add(SafeText.of(stream.url()));
            lines.add("The player opens " + authority(stream.playerUrl()) + ", the local proxy.");
            lines.add("Playlist window " + Figure.seconds(stream.window()).text() + ", segments of up to "
                    + Figure.seconds(stream.targetDuration()).text());
        });
        for (SwarmSnapshot swarm : snapshot.swarms()) {
            lines.add("Swarm " + hash(swarm) + ": generation "
                    + swarm.generation().inWords() + ", "
                    + SafeText.of(swarm.rendition(), 40) + ", joined "
                    + Figure.seconds(swarm.joinedFor()).text() + " ago");
            lines.add(SafeText.of(swarm.swarmString()));
        }
        return lines;
    }

    /** Without the path: it is the secret that keeps other programs of this machine out. */
    private static String authority(URI playerUrl) {
        return playerUrl.getAuthority() == null ? "a local address" : playerUrl.getAuthority();
    }

    private static String hash(SwarmSnapshot swarm) {
        return swarm.infoHash().hex().substring(0, HASH_SHOWN);
    }
}
