package org.swarmglass.app.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.EngineView;

/**
 * Pulls an engine twice a second and keeps what the views need. Goes on while the views are paused. EDT only; reading
 * the engine never blocks.
 */
public final class Monitor {
    /** How often {@link #poll} is to be called. */
    public static final int PERIOD_MILLIS = 500;
    /** Rates are means over this long: segments come in bursts of about their own length. */
    public static final long RATE_SPAN_MILLIS = 3_000;

    private final EngineView engine;
    private final LongSupplier wallMillis;
    private final EngineClock clock = new EngineClock();
    private final History history = new History();
    private final Journal journal = new Journal();
    private final Incidents incidents = new Incidents();
    private final PeerSlots slots = new PeerSlots();
    private final List<Sample> recent = new ArrayList<>();
    private Moment latest;
    private long cursor;

    /** @param wallMillis milliseconds since the epoch that never go back */
    public Monitor(EngineView engine, LongSupplier wallMillis) {
        this.engine = engine;
        this.wallMillis = wallMillis;
        latest = new Moment(wallMillis.getAsLong(), engine.snapshot(), TrafficRates.NONE);
    }

    /** Reads the engine and returns what it is now. */
    public Moment poll() {
        long now = wallMillis.getAsLong();
        EngineSnapshot snapshot = engine.snapshot();
        clock.observe(now, snapshot.atNanos());
        Sample sample = remember(now, snapshot);
        latest = new Moment(now, snapshot, TrafficRates.between(recent.get(0), sample));
        slots.update(snapshot);
        history.add(latest);
        readEvents();
        return latest;
    }

    public Moment latest() {
        return latest;
    }

    public History history() {
        return history;
    }

    public Journal journal() {
        return journal;
    }

    public Incidents incidents() {
        return incidents;
    }

    public PeerSlots slots() {
        return slots;
    }

    /**
     * Keeps samples as far back as rates need. The engine publishes only on change: a snapshot that was read before is
     * still true now.
     */
    private Sample remember(long now, EngineSnapshot snapshot) {
        boolean unchanged =
                !recent.isEmpty() && recent.get(recent.size() - 1).snapshot().atNanos() == snapshot.atNanos();
        Sample sample = new Sample(unchanged ? now : clock.millis(snapshot.atNanos()), snapshot);
        recent.add(sample);
        while (recent.size() > 2 && now - recent.get(1).atMillis() >= RATE_SPAN_MILLIS) {
            recent.remove(0);
        }
        return sample;
    }

    private void readEvents() {
        EventPage page = engine.eventsSince(cursor);
        journal.countMissed(cursor == 0 ? 0 : page.missed());
        cursor = page.nextCursor();
        for (EngineEvent event : page.events()) {
            long at = clock.millis(event.atNanos());
            journal.add(at, event);
            incidents.add(at, event);
        }
    }
}
