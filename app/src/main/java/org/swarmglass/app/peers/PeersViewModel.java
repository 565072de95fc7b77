package org.swarmglass.app.peers;

import java.util.List;
import java.util.Optional;
import org.swarmglass.app.ui.Absence;

/**
 * The swarm as it is now.
 *
 * @param rows in the engine's order: connected and connecting first
 * @param closed how many have left, shown or not
 * @param absence set while there is no row to show
 */
record PeersViewModel(List<PeerRow> rows, String summary, int closed, Optional<Absence> absence) {
    PeersViewModel {
        rows = List.copyOf(rows);
    }
}
