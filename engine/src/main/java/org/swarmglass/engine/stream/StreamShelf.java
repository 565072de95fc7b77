package org.swarmglass.engine.stream;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.playlist.Timeline;
import org.swarmglass.engine.store.SegmentStore;
import org.swarmglass.engine.swarm.Downloads;
import org.swarmglass.engine.swarm.Shelf;
import org.swarmglass.engine.wire.Command;

/** A rendition's stored segments, as its swarms see them. Loop thread only. */
final class StreamShelf implements Shelf {
    private final Timeline timeline;
    private final SegmentStore store;
    private final Downloads downloads;
    private final Consumer<PeerSession> onAnnounced;

    /** @param onAnnounced is given a peer that holds something else now */
    StreamShelf(Timeline timeline, SegmentStore store, Downloads downloads, Consumer<PeerSession> onAnnounced) {
        this.timeline = timeline;
        this.store = store;
        this.downloads = downloads;
        this.onAnnounced = onAnnounced;
    }

    /**
     * Nothing once a live event has ended with numbers that late joiners count differently: equal numbers would then
     * mean different segments (protocol notes, section 5.1). What is on disk only is not announced: it could not be
     * served at once.
     */
    @Override
    public Command.Announcement announcement() {
        if (timeline.numbersAmbiguous()) {
            return new Command.Announcement(List.of(), List.of());
        }
        List<Long> loaded = store.held(timeline.stream()).stream()
                .filter(number -> segment(number).isPresent())
                .toList();
        return new Command.Announcement(loaded, downloads.fromOrigin());
    }

    @Override
    public Optional<byte[]> segment(long number) {
        boolean ours = timeline.find(number).isPresent() && downloads.shareable(number);
        if (timeline.numbersAmbiguous() || !ours) {
            return Optional.empty();
        }
        return store.inMemory(new SegmentId(timeline.stream(), number));
    }

    @Override
    public SegmentNumbering numbering(Generation generation) {
        return switch (generation) {
            case V0_6, V5_0 -> SegmentNumbering.shifted(timeline::belowSequence);
            case V1_0, V2_2, V2_3 -> SegmentNumbering.SAME;
        };
    }

    @Override
    public void onPeersChanged() {
        downloads.replanSoon();
    }

    @Override
    public void onAnnounced(PeerSession by) {
        downloads.onAnnounced(by);
        onAnnounced.accept(by);
    }
}
