package org.swarmglass.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The instant under the mouse, shared by charts so that all of them show their values at the same time. EDT only. */
public final class TimeCursor {
    private final List<Runnable> listeners = new ArrayList<>();
    private OptionalLong millis = OptionalLong.empty();

    public OptionalLong millis() {
        return millis;
    }

    public void moveTo(long timeMillis) {
        set(OptionalLong.of(timeMillis));
    }

    public void leave() {
        set(OptionalLong.empty());
    }

    /** Calls {@code moved} after each change. A listener lives as long as the cursor. */
    public void onMoved(Runnable moved) {
        listeners.add(moved);
    }

    private void set(OptionalLong value) {
        if (!value.equals(millis)) {
            millis = value;
            listeners.forEach(Runnable::run);
        }
    }
}
