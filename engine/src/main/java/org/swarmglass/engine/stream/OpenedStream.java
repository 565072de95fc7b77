package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.playlist.Timeline;
import org.swarmglass.engine.playlist.Timeline.Listed;
import org.swarmglass.engine.snapshot.StreamSnapshot;

/** A stream whose manifest has been read, and which of its renditions plays. Loop thread only. */
record OpenedStream(StreamOrder order, OpenManifest manifest, RenditionSwitch renditions) {
    /**
     * What is shown of it.
     *
     * @param playerUrl what a player opens now
     * @param timeline of the rendition that plays, once its playlist was read
     */
    StreamSnapshot snapshot(URI playerUrl, Timeline timeline) {
        return new StreamSnapshot(
                SafeUrl.of(order.url()),
                playerUrl,
                timeline.latest().form(),
                manifest.renditions().all().stream()
                        .map(Renditions.Rendition::shown)
                        .toList(),
                renditions.current(),
                renditions.pinned(),
                timeline.latest().targetDuration(),
                length(timeline.window()),
                length(withheld(timeline, order.liveDelay())));
    }

    private static List<Listed> withheld(Timeline timeline, LiveDelay delay) {
        List<Listed> listable = timeline.listable();
        return listable.subList(listable.size() - timeline.withheld(delay), listable.size());
    }

    private static Duration length(List<Listed> segments) {
        return segments.stream().map(listed -> listed.ref().duration()).reduce(Duration.ZERO, Duration::plus);
    }
}
