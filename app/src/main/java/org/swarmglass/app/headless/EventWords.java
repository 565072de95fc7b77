package org.swarmglass.app.headless;

import org.swarmglass.app.ui.Sentences;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.Noticed;
import org.swarmglass.engine.event.EngineEvent.OriginFailed;
import org.swarmglass.engine.event.EngineEvent.P2pImpaired;
import org.swarmglass.engine.event.EngineEvent.SegmentRefused;
import org.swarmglass.engine.event.EngineEvent.SegmentUnverified;
import org.swarmglass.engine.event.EngineEvent.StreamFailed;
import org.swarmglass.engine.event.EngineEvent.TrackerComplained;
import org.swarmglass.engine.event.EngineEvent.TrackerLost;

/** The events that an operator should know of, in words and on one line. Pure. */
final class EventWords {
    private EventWords() {}

    static String of(EngineEvent event) {
        String words = words(event);
        // Parts of it come from trackers and peers: nothing of theirs may steer a terminal.
        return event.level() + ": " + words.replaceAll("\\p{Cc}", " ");
    }

    private static String words(EngineEvent event) {
        if (event instanceof StreamFailed failed) {
            return Sentences.of(failed.reason(), failed.cure()) + " (" + failed.url() + ")";
        } else if (event instanceof P2pImpaired impaired) {
            return Sentences.of(impaired.reason(), impaired.cure());
        } else if (event instanceof Noticed noticed) {
            return noticed.message();
        } else if (event instanceof TrackerLost lost) {
            return "tracker " + lost.tracker() + " lost: " + lost.reason() + "; next try in "
                    + lost.retryIn().toSeconds() + " s";
        } else if (event instanceof TrackerComplained complained) {
            return "tracker " + complained.tracker() + " says: " + complained.message();
        } else if (event instanceof OriginFailed failed) {
            return "origin: " + failed.reason() + " (" + failed.url() + ")";
        }
        return ofSegments(event);
    }

    private static String ofSegments(EngineEvent event) {
        if (event instanceof SegmentRefused refused) {
            return "segment " + refused.segment() + " from " + refused.peer().text() + " refused: " + refused.reason();
        } else if (event instanceof SegmentUnverified unverified) {
            return "segment " + unverified.segment() + " is not verified: "
                    + Sentences.of(unverified.reason(), unverified.cure());
        }
        return event.toString();
    }
}
