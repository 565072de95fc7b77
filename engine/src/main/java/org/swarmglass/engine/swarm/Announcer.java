package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.wire.Command;

/**
 * Tells the peers what the shelf holds: at once to a new one, batched and only on change to the rest, since every
 * announcement carries the whole list. Loop thread only.
 */
final class Announcer {
    private static final Duration BATCH = Duration.ofMillis(100);

    private final EngineLoop loop;
    private final Shelf shelf;
    private final UploadSlots uploads;
    private Command.@Nullable Announcement told;
    private EngineLoop.@Nullable Timer waiting;

    Announcer(EngineLoop loop, Shelf shelf, UploadSlots uploads) {
        this.loop = loop;
        this.shelf = shelf;
        this.uploads = uploads;
    }

    void greet(PeerSession session) {
        session.announce(current());
    }

    /** {@code peers} is read when the batch goes out. */
    void changed(Supplier<List<PeerSession>> peers) {
        if (waiting == null) {
            waiting = loop.after(BATCH, "announce segments", () -> {
                waiting = null;
                Command.Announcement now = current();
                if (!now.equals(told)) {
                    told = now;
                    peers.get().forEach(session -> session.announce(now));
                }
            });
        }
    }

    void stop() {
        if (waiting != null) {
            waiting.cancel();
            waiting = null;
        }
    }

    /** A peer that does not upload holds nothing, as far as others are concerned. */
    private Command.Announcement current() {
        return uploads.open() ? shelf.announcement() : new Command.Announcement(List.of(), List.of());
    }
}
