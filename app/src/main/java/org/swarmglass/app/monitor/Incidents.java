package org.swarmglass.app.monitor;

import java.util.ArrayList;
import java.util.List;
import org.swarmglass.app.ui.Figure;
import org.swarmglass.app.ui.SafeText;
import org.swarmglass.charts.Marker;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.EngineFaulted;
import org.swarmglass.engine.event.EngineEvent.OriginFailed;
import org.swarmglass.engine.event.EngineEvent.P2pImpaired;
import org.swarmglass.engine.event.EngineEvent.RenditionSwitched;
import org.swarmglass.engine.event.EngineEvent.SegmentLost;
import org.swarmglass.engine.event.EngineEvent.StallBegan;
import org.swarmglass.engine.event.EngineEvent.StallEnded;
import org.swarmglass.engine.event.EngineEvent.TrackerLost;

/** Events that every chart marks: stalls as bands, faults and switches as lines. Bounded, the oldest go first. */
public final class Incidents {
    private static final int CAPACITY = 200;
    private static final String STALL = "Stall: the player waits for data";

    private final List<Marker> markers = new ArrayList<>();

    void add(long at, EngineEvent event) {
        if (event instanceof StallBegan) {
            append(Marker.since(at, Marker.Tone.BAD, STALL));
        } else if (event instanceof StallEnded ended) {
            endStall(at, ended);
        } else if (event instanceof SegmentLost lost) {
            append(Marker.at(at, Marker.Tone.BAD, "Segment " + lost.segment() + " lost"));
        } else if (event instanceof EngineFaulted) {
            append(Marker.at(at, Marker.Tone.BAD, "Engine fault"));
        } else if (event instanceof TrackerLost lost) {
            append(Marker.at(at, Marker.Tone.WARNING, "Tracker lost: " + TrackerName.of(lost.tracker())));
        } else if (event instanceof OriginFailed failed) {
            String status = failed.status() == 0 ? "no answer" : "HTTP " + failed.status();
            append(Marker.at(at, Marker.Tone.WARNING, "Origin failed: " + status));
        } else if (event instanceof P2pImpaired impaired) {
            append(Marker.at(at, Marker.Tone.WARNING, SafeText.of(impaired.reason(), 60)));
        } else if (event instanceof RenditionSwitched switched) {
            append(Marker.at(at, Marker.Tone.NOTICE, "Rendition " + SafeText.of(switched.to(), 20)));
        }
    }

    /** Oldest first. */
    public List<Marker> markers() {
        return List.copyOf(markers);
    }

    private void append(Marker marker) {
        if (markers.size() == CAPACITY) {
            markers.remove(0);
        }
        markers.add(marker);
    }

    private void endStall(long at, StallEnded ended) {
        for (int i = markers.size() - 1; i >= 0; i--) {
            Marker marker = markers.get(i);
            if (marker.until() == Marker.STILL) {
                String text = "Stall of " + Figure.seconds(ended.lasted()).text();
                markers.set(i, new Marker(marker.from(), at, marker.tone(), text));
                return;
            }
        }
    }
}
