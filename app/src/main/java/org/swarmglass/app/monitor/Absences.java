package org.swarmglass.app.monitor;

import java.util.Optional;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot;

/** Why there is nothing to see, and what to do about it. Pure. */
public final class Absences {
    private Absences() {}

    /** Why no media flows at all; empty once a byte has. */
    public static Optional<Absence> ofStream(EngineSnapshot snapshot) {
        if (snapshot.traffic().http() + snapshot.traffic().p2p() > 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (snapshot.state()) {
                    case IDLE -> new Absence("No stream is open", "Open one from the menu: Session, Open stream.");
                    case OPENING -> new Absence("Opening the stream", "Waiting for the playlist from the origin.");
                    case FAILED ->
                        new Absence(
                                "The stream could not be opened", "The event log says why and what to do about it.");
                    case CLOSED ->
                        new Absence("The session is closed", "Open a stream from the menu to start another.");
                    case RUNNING, DEGRADED, ENDED ->
                        new Absence(
                                "No segment was received yet",
                                "They come as soon as the player asks for them. Press play if it is paused.");
                });
    }

    /** Why no peer is connected; to be asked only when none is. */
    public static Absence ofPeers(EngineSnapshot snapshot) {
        if (snapshot.stream().isEmpty()) {
            return ofStream(snapshot).orElse(new Absence("No peers", "No stream is open."));
        }
        if (!snapshot.p2p().enabled()) {
            return new Absence(
                    "P2P is off",
                    snapshot.p2p().reason().isEmpty()
                            ? "Switch it on from the menu Network."
                            : snapshot.p2p().reason());
        }
        if (snapshot.trackers().isEmpty()) {
            return new Absence(
                    "No tracker is configured",
                    "Peers find each other through a WebTorrent tracker. Start with --tracker wss://host/path, or"
                            + " --tracker default for the public list.");
        }
        Optional<Absence> unanswered = unanswered(snapshot);
        return unanswered.orElseGet(() -> Members.others(snapshot).orElse(0) == 0
                ? new Absence(
                        "Nobody else watches this stream",
                        "The tracker answered and counts only us. Open the stream in another viewer of the same"
                                + " generation and rendition.")
                : new Absence(
                        "No peer is connected yet",
                        "The tracker counts others. Offers are out; a connection takes up to 15 s. If none comes, a"
                                + " firewall may block UDP."));
    }

    /** Set when no tracker is connected. */
    static Optional<Absence> unanswered(EngineSnapshot snapshot) {
        boolean connected = snapshot.trackers().stream()
                .anyMatch(tracker -> tracker.state() == TrackerSnapshot.TrackerState.CONNECTED);
        if (connected || snapshot.trackers().isEmpty()) {
            return Optional.empty();
        }
        TrackerSnapshot first = snapshot.trackers().get(0);
        String error = first.lastError().isEmpty() ? "" : ": " + first.lastError();
        return Optional.of(new Absence(
                "No tracker answered yet",
                first.url() + " " + first.state().label() + ", try " + Math.max(1, first.attempt()) + error));
    }
}
