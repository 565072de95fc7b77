package org.swarmglass.app.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.swarmglass.app.monitor.Absences;
import org.swarmglass.app.monitor.Moment;
import org.swarmglass.app.monitor.PeerKey;
import org.swarmglass.app.monitor.PeerSlots;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.SafeText;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;

/** Turns snapshots into rows: one per peer and swarm, though a peer that came back has two in the snapshot. */
final class PeersPresenter {
    private final PeerSlots slots;
    private boolean closedShown;

    PeersPresenter(PeerSlots slots) {
        this.slots = slots;
    }

    void showClosed(boolean shown) {
        closedShown = shown;
    }

    PeersViewModel present(Moment moment) {
        Map<PeerKey, PeerRow> rows = new LinkedHashMap<>();
        for (PeerSnapshot peer : moment.snapshot().peers()) {
            rows.merge(PeerKey.of(peer), row(moment, peer), (first, older) -> first.withEarlier(older.bytes()));
        }
        List<PeerRow> shown = new ArrayList<>();
        int connected = 0;
        int connecting = 0;
        int closed = 0;
        for (PeerRow row : rows.values()) {
            connected += row.state().connected() ? 1 : 0;
            connecting += row.state() == PeerState.CONNECTING ? 1 : 0;
            closed += row.state() == PeerState.CLOSED ? 1 : 0;
            if (row.state() != PeerState.CLOSED || closedShown) {
                shown.add(row);
            }
        }
        Optional<Absence> absence =
                shown.isEmpty() ? Optional.of(Absences.ofPeers(moment.snapshot())) : Optional.empty();
        String summary = connected + " connected" + bySwarm(rows.values())
                + (connecting == 0 ? "" : " · " + connecting + " connecting");
        return new PeersViewModel(
                shown, summary, closed + moment.snapshot().olderPeers().count(), absence);
    }

    /** Such as {@code : 2 in 2.3, 1 in 0.6}; empty if all are in swarms of one generation. */
    private static String bySwarm(Collection<PeerRow> rows) {
        Map<String, Long> counts = rows.stream()
                .filter(row -> row.state().connected())
                .collect(Collectors.groupingBy(
                        row -> row.identity().generation(), LinkedHashMap::new, Collectors.counting()));
        return counts.size() < 2
                ? ""
                : counts.entrySet().stream()
                        .map(swarm -> swarm.getValue() + " in " + swarm.getKey())
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    /** The meaning of a state's colour. */
    static Tone tone(PeerState state) {
        return switch (state) {
            case DOWNLOADING -> Tone.P2P;
            case UPLOADING -> Tone.UPLOAD;
            case EXCHANGING -> Tone.INFO;
            case CONNECTING -> Tone.WARNING;
            case IDLE -> Tone.MUTED;
            case CLOSED -> Tone.FAINT;
        };
    }

    /** Sound has a swarm of its own in 2.x, whose peers may be others than the picture's. */
    private static String swarm(Moment moment, PeerSnapshot peer) {
        boolean sound = moment.snapshot().swarms().stream()
                .anyMatch(swarm -> swarm.infoHash().equals(peer.swarm()) && swarm.kind() == StreamKind.SECONDARY);
        return peer.generation().label() + (sound ? " audio" : "");
    }

    private PeerRow row(Moment moment, PeerSnapshot peer) {
        PeerKey key = PeerKey.of(peer);
        return new PeerRow(
                key,
                slots.of(key),
                key.name(),
                new PeerRow.Identity(
                        SafeText.of(peer.id().text()), SafeText.of(peer.client(), 60), swarm(moment, peer)),
                peer.state(),
                new PeerRow.Bytes(peer.bytesIn(), peer.bytesOut()),
                moment.rates().of(key),
                new PeerRow.Link(
                        peer.roundTrip(), SafeText.of(peer.candidates(), 40), peer.connectedFor(), peer.announced()));
    }
}
