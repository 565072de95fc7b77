package org.swarmglass.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.snapshot.SegmentTotals;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.SwarmSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.snapshot.TrafficTotals;

/** The report's keys, in their order. Changing one breaks the scripts of others. Pure. */
final class ReportJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double MILLIS_PER_SECOND = 1000;

    private ReportJson() {}

    static ObjectNode of(Report report) {
        ObjectNode root = NODES.objectNode();
        root.set("stream", stream(report));
        root.put("seconds", seconds(report.watched()));
        TrafficTotals traffic = report.closed().traffic();
        root.set("bytes", bytes(traffic));
        long received = traffic.http() + traffic.p2p();
        if (received == 0) {
            root.putNull("p2pShare");
        } else {
            root.put("p2pShare", (double) traffic.p2p() / received);
        }
        root.set("segments", segments(report.closed().segments()));
        root.set("peers", PeerRows.of(report.running(), report.closed()));
        root.set("trackers", trackers(report.running().trackers()));
        root.set("player", player(report.running().playback(), report.closed().playback()));
        root.set("events", EventRows.of(report.events(), startNanos(report)));
        return root;
    }

    private static long startNanos(Report report) {
        return report.running().atNanos() - report.watched().toNanos();
    }

    private static ObjectNode stream(Report report) {
        ObjectNode stream = NODES.objectNode();
        EngineSnapshot running = report.running();
        stream.put("url", running.stream().map(StreamSnapshot::url).orElseGet(() -> withoutQuery(report.requested())));
        ArrayNode swarms = stream.putArray("swarms");
        for (SwarmSnapshot swarm : running.swarms()) {
            swarms.addObject()
                    .put("generation", swarm.generation().label())
                    .put("rendition", swarm.rendition())
                    .put("swarmString", swarm.swarmString())
                    .put("infoHash", swarm.infoHash().hex());
        }
        return stream;
    }

    /** Query values may be tokens. */
    private static String withoutQuery(URI url) {
        String text = url.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    private static ObjectNode bytes(TrafficTotals traffic) {
        return NODES.objectNode()
                .put("http", traffic.http())
                .put("p2p", traffic.p2p())
                .put("acquired", traffic.acquired())
                .put("wasted", traffic.wasted())
                .put("pending", traffic.pending())
                .put("other", traffic.other())
                .put("uploaded", traffic.uploaded())
                .put("served", traffic.served());
    }

    private static ObjectNode segments(SegmentTotals totals) {
        return NODES.objectNode()
                .put("http", totals.http())
                .put("p2p", totals.p2p())
                .put("mixed", totals.mixed())
                .put("lost", totals.lost());
    }

    private static ArrayNode trackers(List<TrackerSnapshot> trackers) {
        ArrayNode rows = NODES.arrayNode();
        for (TrackerSnapshot tracker : trackers) {
            ObjectNode row = rows.addObject();
            row.put("url", tracker.url().toString());
            row.put("state", tracker.state().label());
            row.put("lastError", tracker.lastError().isEmpty() ? null : tracker.lastError());
            ArrayNode swarms = row.putArray("swarms");
            for (TrackerSnapshot.SwarmCount count : tracker.swarms()) {
                ObjectNode swarm = swarms.addObject();
                swarm.put("infoHash", count.infoHash().hex());
                swarm.put("seeders", count.seeders().orElse(null));
                swarm.put("leechers", count.leechers().orElse(null));
            }
        }
        return rows;
    }

    private static ObjectNode player(PlaybackSnapshot running, PlaybackSnapshot closed) {
        ObjectNode player = NODES.objectNode();
        player.put("firstByteMs", millis(closed.firstByte()));
        player.put("firstP2pByteMs", millis(closed.firstP2pByte()));
        player.put("firstFrameMs", millis(closed.firstFrame()));
        player.put("stalls", closed.stalls());
        player.put("stallSeconds", seconds(closed.stalled()));
        player.put(
                "liveDelaySeconds", running.liveDelay().map(ReportJson::seconds).orElse(null));
        return player;
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }

    static @Nullable Long millis(Optional<Duration> duration) {
        return duration.map(Duration::toMillis).orElse(null);
    }
}
