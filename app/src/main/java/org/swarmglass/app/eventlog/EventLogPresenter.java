package org.swarmglass.app.eventlog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.swarmglass.app.monitor.Journal;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.Level;
import org.swarmglass.engine.event.EngineEvent.SegmentAcquired;

/** Words each event once, then filters. */
final class EventLogPresenter {
    private final DateTimeFormatter time;
    private final Deque<EventLine> all = new ArrayDeque<>();
    private LevelFilter levels = LevelFilter.ALL;
    private String wanted = "";
    private long next;
    private long missed;

    EventLogPresenter(ZoneId zone) {
        time = DateTimeFormatter.ofPattern("HH:mm:ss.S", Locale.ROOT).withZone(zone);
    }

    void filter(LevelFilter shown) {
        levels = shown;
    }

    /** Keeps lines with this text in them, in any case; all if it is blank. */
    void search(String text) {
        wanted = text.strip().toLowerCase(Locale.ROOT);
    }

    /** Takes in what has happened since. */
    EventLogViewModel present(Journal journal) {
        for (Journal.Entry entry : journal.since(next)) {
            if (all.size() == Journal.CAPACITY) {
                all.removeFirst();
            }
            all.addLast(line(entry));
        }
        next = journal.next();
        missed = journal.missed();
        return filtered();
    }

    /** What was taken in before, under the filter as it is now: a paused log can be searched and stays as it is. */
    EventLogViewModel filtered() {
        List<EventLine> shown = all.stream().filter(this::passes).toList();
        return new EventLogViewModel(shown, summary(shown.size()), absence(shown));
    }

    private EventLine line(Journal.Entry entry) {
        EngineEvent event = entry.event();
        String at = time.format(Instant.ofEpochMilli(entry.atMillis()));
        return new EventLine(entry.number(), at, event.level(), tone(event), EventText.of(event));
    }

    private boolean passes(EventLine line) {
        return levels.passes(line.level())
                && (wanted.isEmpty() || line.plain().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private String summary(int shown) {
        String part = shown == all.size() ? "" : shown + " of " + all.size();
        String lost = missed == 0 ? "" : missed + " missed";
        return part + (part.isEmpty() || lost.isEmpty() ? "" : ", ") + lost;
    }

    private Optional<Absence> absence(List<EventLine> shown) {
        if (!shown.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                all.isEmpty()
                        ? new Absence("Nothing has happened yet", "Events appear here as soon as a stream is opened.")
                        : new Absence(
                                "No event matches",
                                "Choose \"All levels\" and clear the search to see all " + all.size() + "."));
    }

    /** Segments take the colour of their source, everything else that of its level. */
    private static Tone tone(EngineEvent event) {
        if (event instanceof SegmentAcquired acquired) {
            return switch (acquired.source()) {
                case P2P, MIXED -> Tone.P2P;
                case HTTP -> Tone.HTTP;
            };
        }
        return tone(event.level());
    }

    private static Tone tone(Level level) {
        return switch (level) {
            case INFO -> Tone.INFO;
            case NOTICE -> Tone.OK;
            case WARNING -> Tone.WARNING;
            case ERROR -> Tone.BAD;
        };
    }
}
