package org.swarmglass.app.player;

import org.jspecify.annotations.Nullable;

/** A live stream that libvlc gave up is opened again, and stalls meanwhile for whoever watches it. On player-io. */
final class Reopening {
    private final PlayerThread thread;
    private final ReopenDelay delay = new ReopenDelay();
    private @Nullable Runnable cancel;
    private boolean interrupted;

    Reopening(PlayerThread thread) {
        this.thread = thread;
    }

    /** Whether somebody was watching when libvlc gave up, and has had no picture since. */
    boolean interrupted() {
        return interrupted;
    }

    /** @param watched whether it had shown a picture */
    void onFailed(boolean watched, Runnable open) {
        if (cancel == null) {
            interrupted |= watched;
            cancel = thread.after(delay.next(), () -> {
                cancel = null;
                open.run();
            });
        }
    }

    /** There is a picture, or another stream, or nothing any more: the next failure is a new one. */
    void reset() {
        interrupted = false;
        delay.reset();
    }

    void cancel() {
        if (cancel != null) {
            cancel.run();
            cancel = null;
        }
    }
}
