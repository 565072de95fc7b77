package org.swarmglass.app.eventlog;

import org.swarmglass.app.monitor.PeerKey;
import org.swarmglass.app.monitor.TrackerName;
import org.swarmglass.app.ui.Figure;
import org.swarmglass.app.ui.SafeText;
import org.swarmglass.app.ui.Sentences;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.event.EngineEvent.EngineFaulted;
import org.swarmglass.engine.event.EngineEvent.GenerationsChosen;
import org.swarmglass.engine.event.EngineEvent.Noticed;
import org.swarmglass.engine.event.EngineEvent.OriginFailed;
import org.swarmglass.engine.event.EngineEvent.P2pImpaired;
import org.swarmglass.engine.event.EngineEvent.PeerClosed;
import org.swarmglass.engine.event.EngineEvent.PeerConnected;
import org.swarmglass.engine.event.EngineEvent.PeerRequestFailed;
import org.swarmglass.engine.event.EngineEvent.RenditionSwitched;
import org.swarmglass.engine.event.EngineEvent.SegmentAcquired;
import org.swarmglass.engine.event.EngineEvent.SegmentLost;
import org.swarmglass.engine.event.EngineEvent.SegmentRefused;
import org.swarmglass.engine.event.EngineEvent.SegmentUnverified;
import org.swarmglass.engine.event.EngineEvent.StallBegan;
import org.swarmglass.engine.event.EngineEvent.StallEnded;
import org.swarmglass.engine.event.EngineEvent.StreamEnded;
import org.swarmglass.engine.event.EngineEvent.StreamFailed;
import org.swarmglass.engine.event.EngineEvent.StreamOpened;
import org.swarmglass.engine.event.EngineEvent.SwarmJoined;
import org.swarmglass.engine.event.EngineEvent.SwarmLeft;
import org.swarmglass.engine.event.EngineEvent.TrackerComplained;
import org.swarmglass.engine.event.EngineEvent.TrackerConnected;
import org.swarmglass.engine.event.EngineEvent.TrackerLost;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.StreamKind;

/** Events in words: what happened first, then why, then what to do. Safe to show. Pure. */
final class EventText {
    private static final int HASH_SHOWN = 8;

    private EventText() {}

    static String of(EngineEvent event) {
        return SafeText.of(words(event));
    }

    private static String words(EngineEvent event) {
        String words = ofStream(event);
        words = words.isEmpty() ? ofMedia(event) : words;
        words = words.isEmpty() ? ofPeers(event) : words;
        words = words.isEmpty() ? ofTrackers(event) : words;
        return words.isEmpty() ? ofEngine(event) : words;
    }

    private static String ofStream(EngineEvent event) {
        if (event instanceof StreamOpened opened) {
            String kind = opened.live() ? "live" : "on demand";
            return "Stream opened: " + kind + ", " + count(opened.renditions(), "rendition") + ", " + opened.url();
        } else if (event instanceof StreamFailed failed) {
            return "Stream failed: " + Sentences.of(failed.reason(), failed.cure());
        } else if (event instanceof StreamEnded) {
            return "The stream has ended at the origin; what is stored still plays";
        } else if (event instanceof RenditionSwitched switched) {
            return "Rendition " + switched.from() + " → " + switched.to() + ": " + switched.reason();
        } else if (event instanceof GenerationsChosen chosen) {
            return "Generation " + chosen.joined() + " is joined: " + chosen.found();
        } else if (event instanceof SwarmJoined joined) {
            return "Joined swarm " + hash(joined.infoHash()) + " (generation "
                    + joined.generation().inWords() + ", " + joined.rendition() + ")";
        } else if (event instanceof SwarmLeft left) {
            return "Left swarm " + hash(left.infoHash()) + " (generation "
                    + left.generation().inWords() + ", " + left.rendition() + ")";
        }
        return "";
    }

    private static String ofMedia(EngineEvent event) {
        if (event instanceof SegmentAcquired acquired) {
            return segment(acquired.segment()) + ": " + source(acquired) + ", "
                    + Figure.bytes(acquired.bytes()).text() + " in "
                    + Figure.span(acquired.took()).text();
        } else if (event instanceof SegmentLost lost) {
            return segment(lost.segment()) + " lost: " + lost.reason();
        } else if (event instanceof SegmentUnverified unverified) {
            return segment(unverified.segment()) + " is not verified: "
                    + Sentences.of(unverified.reason(), unverified.cure());
        } else if (event instanceof OriginFailed failed) {
            String status = failed.status() == 0 ? "" : "HTTP " + failed.status() + ", ";
            return "Origin failed: " + status + failed.reason() + ", " + failed.url();
        } else if (event instanceof StallBegan) {
            return "Stall: the player waits for data";
        } else if (event instanceof StallEnded ended) {
            return "Stall over after " + Figure.seconds(ended.lasted()).text();
        }
        return "";
    }

    private static String source(SegmentAcquired acquired) {
        return switch (acquired.source()) {
            case HTTP -> "from the origin";
            case P2P -> "from peers";
            case MIXED -> Math.round(100.0 * acquired.p2pBytes() / acquired.bytes()) + " % from peers";
        };
    }

    private static String ofPeers(EngineEvent event) {
        if (event instanceof PeerConnected connected) {
            return PeerKey.name(connected.peer()) + " connected (generation "
                    + connected.generation().inWords() + ")";
        } else if (event instanceof PeerClosed closed) {
            String detail = closed.detail().isEmpty() ? "" : ": " + closed.detail();
            return PeerKey.name(closed.peer()) + " left, " + reason(closed.reason()) + detail;
        } else if (event instanceof PeerRequestFailed failed) {
            return segment(failed.segment()) + " from " + PeerKey.name(failed.peer()) + " failed: " + failed.error();
        } else if (event instanceof SegmentRefused refused) {
            return segment(refused.segment()) + " from " + PeerKey.name(refused.peer()) + " refused: "
                    + refused.reason();
        }
        return "";
    }

    private static String ofTrackers(EngineEvent event) {
        if (event instanceof TrackerConnected connected) {
            return "Tracker " + TrackerName.of(connected.tracker()) + " connected";
        } else if (event instanceof TrackerLost lost) {
            return "Tracker " + TrackerName.of(lost.tracker()) + " lost: " + lost.reason() + "; next try in "
                    + Figure.seconds(lost.retryIn()).text();
        } else if (event instanceof TrackerComplained complained) {
            String kind = complained.failure() ? " refuses: " : " warns: ";
            return "Tracker " + TrackerName.of(complained.tracker()) + kind + complained.message();
        }
        return "";
    }

    private static String ofEngine(EngineEvent event) {
        if (event instanceof P2pImpaired impaired) {
            return "P2P impaired: " + Sentences.of(impaired.reason(), impaired.cure());
        } else if (event instanceof EngineFaulted faulted) {
            return "Fault in " + faulted.task() + ": " + faulted.fault()
                    + ". Playback goes on over HTTP; please report it with this log";
        } else if (event instanceof Noticed noticed) {
            return noticed.message();
        }
        return event.toString();
    }

    private static String reason(CloseReason reason) {
        return switch (reason) {
            case REMOTE_CLOSED -> "it closed the connection";
            case CONNECTION_FAILED -> "the connection failed";
            case SILENT -> "it fell silent";
            case PROTOCOL_VIOLATION -> "it broke the protocol";
            case BAD_DATA -> "it sent bad data";
            case DUPLICATE -> "second connection to the same peer";
            case SWARM_LEFT -> "we left the swarm";
            case FACTORY_ROTATED -> "its connection was renewed";
            case SHUTDOWN -> "we shut down";
            case OUR_FAULT -> "a fault of this program";
        };
    }

    private static String segment(SegmentId id) {
        String kind = id.stream().kind() == StreamKind.SECONDARY ? "Audio segment " : "Segment ";
        return kind + id.number();
    }

    private static String hash(String infoHash) {
        return infoHash.substring(0, Math.min(HASH_SHOWN, infoHash.length()));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
