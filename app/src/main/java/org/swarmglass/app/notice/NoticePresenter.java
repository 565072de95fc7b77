package org.swarmglass.app.notice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmglass.app.monitor.Journal;
import org.swarmglass.app.monitor.TrackerName;
import org.swarmglass.app.ui.SafeText;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.P2pImpaired;
import org.swarmglass.engine.event.EngineEvent.StreamFailed;
import org.swarmglass.engine.event.EngineEvent.StreamOpened;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;

/**
 * Decides what is worth a line above the figures: only what a person can do something about, worst first. What lasts is
 * read from the snapshot, so that its line goes when it has passed; reasons come from events.
 */
public final class NoticePresenter {
    private static final int MOST = 3;
    private static final int ADDRESS = 80;

    private final List<Notice> ownMatters = new ArrayList<>();
    private final Set<String> dismissed = new HashSet<>();
    private Optional<StreamFailed> failed = Optional.empty();
    private Optional<P2pImpaired> impaired = Optional.empty();
    /** What the engine itself lacks, for every stream. */
    private Optional<P2pImpaired> lacking = Optional.empty();

    private boolean streamOpened;
    private long nextEvent;

    /** Something of the program itself, until it is dismissed. */
    public void add(Notice notice) {
        ownMatters.add(notice);
    }

    public void dismiss(String key) {
        dismissed.add(key);
    }

    /** Another engine: its events begin anew. */
    public void restart() {
        failed = Optional.empty();
        impaired = Optional.empty();
        lacking = Optional.empty();
        streamOpened = false;
        nextEvent = 0;
        dismissed.clear();
    }

    public List<Notice> present(EngineSnapshot snapshot, Journal journal) {
        for (Journal.Entry entry : journal.since(nextEvent)) {
            read(entry.event());
        }
        nextEvent = journal.next();
        List<Notice> all = new ArrayList<>();
        stream(snapshot).ifPresent(all::add);
        fault(snapshot).ifPresent(all::add);
        impairment(snapshot).ifPresent(all::add);
        trackers(snapshot).ifPresent(all::add);
        all.addAll(ownMatters);
        dismissed.retainAll(all.stream().map(Notice::key).collect(Collectors.toSet()));
        return all.stream()
                .filter(notice -> !dismissed.contains(notice.key()))
                .limit(MOST)
                .toList();
    }

    private void read(EngineEvent event) {
        if (event instanceof StreamFailed failure) {
            failed = Optional.of(failure);
            dismissed.remove("stream");
        } else if (event instanceof StreamOpened) {
            failed = Optional.empty();
            impaired = lacking;
            streamOpened = true;
        } else if (event instanceof P2pImpaired impairment) {
            impaired = Optional.of(impairment);
            lacking = streamOpened ? lacking : impaired;
        }
    }

    private Optional<Notice> stream(EngineSnapshot snapshot) {
        // The engine tries again by itself and is OPENING for a moment each time: the line must not flicker.
        boolean open = snapshot.stream().isPresent();
        return failed.filter(failure -> !open)
                .map(failure -> new Notice(
                        "stream",
                        Tone.BAD,
                        "The stream cannot be opened: " + sentence(failure.reason()) + " "
                                + SafeText.of(failure.url(), ADDRESS),
                        capital(sentence(failure.cure())),
                        true));
    }

    private static Optional<Notice> fault(EngineSnapshot snapshot) {
        return snapshot.state() == EngineSnapshot.State.DEGRADED
                ? Optional.of(new Notice(
                        "fault",
                        Tone.BAD,
                        "The engine caught a fault of its own and goes on as a plain HTTP proxy.",
                        "Playback continues. Please report it with the events saved as CSV.",
                        false))
                : Optional.empty();
    }

    private Optional<Notice> impairment(EngineSnapshot snapshot) {
        if (impaired.isPresent()) {
            return impaired.map(matter -> new Notice(
                    "p2p",
                    Tone.WARNING,
                    "P2P does not work: " + sentence(matter.reason()) + " The stream plays over HTTP.",
                    capital(sentence(matter.cure())),
                    false));
        }
        boolean noTracker = snapshot.stream().isPresent()
                && !snapshot.p2p().enabled()
                && snapshot.trackers().isEmpty()
                && snapshot.p2p().reason().contains("tracker");
        return noTracker
                ? Optional.of(new Notice(
                        "tracker-missing",
                        Tone.INFO,
                        "P2P is off: no tracker is given. The stream plays over HTTP.",
                        "Give the trackers that the stream's page uses.",
                        true))
                : Optional.empty();
    }

    /** Only when none answers: with one that does, the swarm works and the tracker view tells the rest. */
    private static Optional<Notice> trackers(EngineSnapshot snapshot) {
        List<TrackerSnapshot> all = snapshot.trackers();
        boolean working = all.stream().anyMatch(tracker -> tracker.state() == TrackerState.CONNECTED);
        List<TrackerSnapshot> lost =
                all.stream().filter(tracker -> !tracker.lastError().isEmpty()).toList();
        if (working || lost.size() < all.size() || all.isEmpty() || snapshot.state() == EngineSnapshot.State.CLOSED) {
            return Optional.empty();
        }
        String names =
                lost.stream().map(tracker -> TrackerName.of(tracker.url())).collect(Collectors.joining(", "));
        return Optional.of(new Notice(
                "trackers",
                Tone.WARNING,
                (all.size() == 1 ? "The tracker cannot be reached: " : "No tracker can be reached: ") + names + ": "
                        + sentence(lost.get(0).lastError()),
                "It is tried again by itself; meanwhile the stream plays over HTTP. Check the address and the network.",
                true));
    }

    private static String sentence(String words) {
        String safe = SafeText.of(words).strip();
        return safe.isEmpty() || safe.endsWith(".") ? safe : safe + ".";
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
