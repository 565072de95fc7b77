package org.swarmglass.app.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.app.monitor.PeerKey;

/** The peer that is picked out in table, topology and chart alike. EDT only. */
public final class PeerSelection {
    private final List<Consumer<Optional<PeerKey>>> listeners = new ArrayList<>();
    private @Nullable PeerKey selected;

    Optional<PeerKey> selected() {
        return Optional.ofNullable(selected);
    }

    void select(@Nullable PeerKey peer) {
        if (!Objects.equals(selected, peer)) {
            selected = peer;
            listeners.forEach(listener -> listener.accept(selected()));
        }
    }

    void onChanged(Consumer<Optional<PeerKey>> listener) {
        listeners.add(listener);
    }
}
