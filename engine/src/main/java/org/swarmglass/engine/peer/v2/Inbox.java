package org.swarmglass.engine.peer.v2;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.peer.FloodGuard;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.MalformedMessageException;
import org.swarmglass.engine.wire.v2.Inbound;
import org.swarmglass.engine.wire.v2.V2Receiver;

/**
 * Tells commands from media, and ends the session of a remote that floods it with messages that are neither.
 *
 * <p>Only magic bytes mark a command, and a content author can put them where a slice begins and ends. So while media is
 * due, a message is a command only if it is whole, exact and possible now; everything else is media (threat S6).
 */
final class Inbox {
    /** Browsers ignore any number; a peer that goes on like this is not one. */
    static final int TOLERATED_MALFORMED = 16;

    /** How long a split command may stay unfinished. */
    static final Duration JOIN_AGE = Duration.ofSeconds(5);

    private final EngineLoop loop;
    private final Line line;
    private final Downloader downloader;
    private final V2Wire wire;
    private final Content content;
    private final V2Receiver receiver = new V2Receiver();
    private final FloodGuard flood;
    private EngineLoop.@Nullable Timer joinTimer;
    private int malformed;
    private boolean closed;

    Inbox(EngineLoop loop, Line line, Downloader downloader, V2Wire wire, Content content) {
        this.loop = loop;
        this.line = line;
        this.downloader = downloader;
        this.wire = wire;
        this.content = content;
        flood = new FloodGuard(loop.nowNanos());
    }

    void accept(byte[] message) {
        boolean media = message.length > 0 && (downloader.isSlice(message) || !isCommand(message));
        if (media) {
            content.onMedia(message);
        }
        if (!media || message.length < FloodGuard.TINY_BYTES) {
            guardAgainstFlood();
        }
        watchJoin();
    }

    void close() {
        closed = true;
        stopJoinTimer();
    }

    private void stopJoinTimer() {
        if (joinTimer != null) {
            joinTimer.cancel();
            joinTimer = null;
        }
    }

    /** Handles the message if it is a command, known or not, or a part of one. */
    private boolean isCommand(byte[] message) {
        boolean mayBeMedia = downloader.mayBeMedia(message);
        try {
            Inbound inbound = receiver.accept(message);
            if (inbound instanceof Inbound.Commanded commanded) {
                return handled(wire.read(commanded.command()), mayBeMedia);
            }
            return inbound instanceof Inbound.Nothing || (inbound instanceof Inbound.Unknown && !mayBeMedia);
        } catch (MalformedMessageException notACommand) {
            if (!mayBeMedia && ++malformed > TOLERATED_MALFORMED) {
                line.end(CloseReason.PROTOCOL_VIOLATION, "sends malformed commands: " + notACommand.getMessage());
            }
            return !mayBeMedia;
        }
    }

    private boolean handled(Command command, boolean mayBeMedia) {
        if (mayBeMedia && !possibleNow(command)) {
            return false;
        }
        content.onCommand(command);
        return true;
    }

    /** The remote may ask, cancel and announce at any time; but its answers must be to a request of ours. */
    private boolean possibleNow(Command command) {
        if (command instanceof Command.DataHeader header) {
            return downloader.asked(header.segment(), header.requestId());
        } else if (command instanceof Command.DataEnd end) {
            return downloader.asked(end.segment(), end.requestId());
        } else if (command instanceof Command.Absent absent) {
            return downloader.asked(absent.segment(), absent.requestId());
        }
        return true;
    }

    private void guardAgainstFlood() {
        if (flood.floodedBy(loop.nowNanos())) {
            line.end(CloseReason.PROTOCOL_VIOLATION, "floods the link with tiny messages");
        }
    }

    private void watchJoin() {
        if (closed || !receiver.joining()) {
            stopJoinTimer();
        } else if (joinTimer == null) {
            joinTimer = loop.after(
                    JOIN_AGE,
                    "peer join age",
                    () -> line.end(CloseReason.PROTOCOL_VIOLATION, "never finished a split command"));
        }
    }

    /** Where messages go once it is known what they are. */
    interface Content {
        void onCommand(Command command);

        void onMedia(byte[] bytes);
    }
}
