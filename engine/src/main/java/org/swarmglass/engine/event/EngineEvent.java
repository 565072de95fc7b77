package org.swarmglass.engine.event;

import java.net.URI;
import java.time.Duration;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.SegmentId;

/**
 * Something that happened in the engine. {@code atNanos} is the engine's monotonic clock, the same as in snapshots.
 * URLs in events have their query values removed: they may hold tokens.
 */
public sealed interface EngineEvent {
    long atNanos();

    Level level();

    /** How much an operator should care. */
    enum Level {
        INFO,
        NOTICE,
        WARNING,
        ERROR
    }

    /** Where the bytes of a segment came from. */
    enum SegmentSource {
        HTTP,
        P2P,
        MIXED
    }

    /** Why a peer's connection ended. */
    enum CloseReason {
        REMOTE_CLOSED,
        CONNECTION_FAILED,
        SILENT,
        PROTOCOL_VIOLATION,
        BAD_DATA,
        DUPLICATE,
        SWARM_LEFT,
        FACTORY_ROTATED,
        SHUTDOWN,
        /** A bug of ours in one of its tasks. The detail names both. */
        OUR_FAULT
    }

    record StreamOpened(long atNanos, String url, boolean live, int renditions) implements EngineEvent {
        @Override
        public Level level() {
            return Level.INFO;
        }
    }

    /** The stream cannot be played; {@code cure} says what the person can do. */
    record StreamFailed(long atNanos, String url, String reason, String cure) implements EngineEvent {
        @Override
        public Level level() {
            return Level.ERROR;
        }
    }

    record StreamEnded(long atNanos) implements EngineEvent {
        @Override
        public Level level() {
            return Level.NOTICE;
        }
    }

    record RenditionSwitched(long atNanos, String from, String to, String reason) implements EngineEvent {
        @Override
        public Level level() {
            return Level.INFO;
        }
    }

    /**
     * Which generations' swarms are joined, as a census suggests.
     *
     * @param found who was counted where, in words
     */
    record GenerationsChosen(long atNanos, String joined, String found) implements EngineEvent {
        @Override
        public Level level() {
            return Level.INFO;
        }
    }

    record SwarmJoined(long atNanos, Generation generation, String rendition, String infoHash) implements EngineEvent {
        @Override
        public Level level() {
            return Level.INFO;
        }
    }

    record SwarmLeft(long atNanos, Generation generation, String rendition, String infoHash) implements EngineEvent {
        @Override
        public Level level() {
            return Level.INFO;
        }
    }

    /** @param p2pBytes how many of {@code bytes} came from peers */
    record SegmentAcquired(
            long atNanos, SegmentId segment, SegmentSource source, long bytes, long p2pBytes, Duration took)
            implements EngineEvent {
        @Override
        public Level level() {
            return Level.INFO;
        }
    }

    /** The segment left the origin's window, or could not be had, before it was whole. The player saw a gap. */
    record SegmentLost(long atNanos, SegmentId segment, String reason) implements EngineEvent {
        @Override
        public Level level() {
            return Level.ERROR;
        }
    }

    record PeerConnected(long atNanos, PeerId peer, Generation generation) implements EngineEvent {
        @Override
        public Level level() {
            return Level.INFO;
        }
    }

    record PeerClosed(long atNanos, PeerId peer, CloseReason reason, String detail) implements EngineEvent {
        @Override
        public Level level() {
            return switch (reason) {
                case OUR_FAULT -> Level.ERROR;
                case PROTOCOL_VIOLATION, BAD_DATA -> Level.WARNING;
                case CONNECTION_FAILED, SILENT -> Level.NOTICE;
                default -> Level.INFO;
            };
        }
    }

    /** A download from a peer that did not end well; {@code error} is p2p-media-loader's word for it where it has one. */
    record PeerRequestFailed(long atNanos, PeerId peer, SegmentId segment, String error) implements EngineEvent {
        @Override
        public Level level() {
            return Level.NOTICE;
        }
    }

    /** A peer sent bytes that are not the origin's segment, by the origin's hashes. It is dropped. */
    record SegmentRefused(long atNanos, SegmentId segment, PeerId peer, String reason) implements EngineEvent {
        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /** The origin's segment is played although the origin's own hash speaks against it; peers are not given it. */
    record SegmentUnverified(long atNanos, SegmentId segment, String reason, String cure) implements EngineEvent {
        @Override
        public Level level() {
            return Level.ERROR;
        }
    }

    record TrackerConnected(long atNanos, URI tracker) implements EngineEvent {
        @Override
        public Level level() {
            return Level.INFO;
        }
    }

    record TrackerLost(long atNanos, URI tracker, String reason, Duration retryIn) implements EngineEvent {
        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /** A {@code warning message} or {@code failure reason} of the tracker. */
    record TrackerComplained(long atNanos, URI tracker, String message, boolean failure) implements EngineEvent {
        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /** @param status the HTTP status, 0 when there was none */
    record OriginFailed(long atNanos, String url, int status, String reason) implements EngineEvent {
        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    record StallBegan(long atNanos) implements EngineEvent {
        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    record StallEnded(long atNanos, Duration lasted) implements EngineEvent {
        @Override
        public Level level() {
            return Level.NOTICE;
        }
    }

    /** P2P does not work or not fully, and why; playback goes on over HTTP. */
    record P2pImpaired(long atNanos, String reason, String cure) implements EngineEvent {
        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /** A bug in the engine itself, in a task that no peer can be closed for. */
    record EngineFaulted(long atNanos, String task, String fault) implements EngineEvent {
        @Override
        public Level level() {
            return Level.ERROR;
        }
    }

    record Noticed(long atNanos, Level level, String message) implements EngineEvent {}
}
