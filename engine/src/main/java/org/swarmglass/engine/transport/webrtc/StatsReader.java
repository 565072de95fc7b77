package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.transport.LinkStats;

/**
 * Finds the selected candidate pair in a statistics report (W3C webrtc-stats: transport, candidate pair, candidates).
 * Pure. Every value may be missing, of another number type, or null.
 */
final class StatsReader {
    private StatsReader() {}

    /** Empty while no pair is selected. */
    static Optional<LinkStats> read(RTCStatsReport report) {
        Map<String, RTCStats> all = report.getStats();
        return all.values().stream()
                .filter(stats -> stats.getType() == RTCStatsType.TRANSPORT)
                .findFirst()
                .flatMap(transport -> pair(all, transport));
    }

    private static Optional<LinkStats> pair(Map<String, RTCStats> all, RTCStats transport) {
        RTCStats pair = find(all, transport, "selectedCandidatePairId");
        if (pair == null) {
            return Optional.empty();
        }
        Number seconds = number(pair, "currentRoundTripTime");
        return Optional.of(new LinkStats(
                type(find(all, pair, "localCandidateId")),
                type(find(all, pair, "remoteCandidateId")),
                seconds == null
                        ? Optional.empty()
                        : Optional.of(Duration.ofMillis(Math.round(seconds.doubleValue() * 1000))),
                count(transport, "bytesReceived"),
                count(transport, "bytesSent")));
    }

    private static @Nullable RTCStats find(Map<String, RTCStats> all, RTCStats from, String reference) {
        Object id = from.getAttributes().get(reference);
        return id instanceof String text ? all.get(text) : null;
    }

    private static String type(@Nullable RTCStats candidate) {
        Object type = candidate == null ? null : candidate.getAttributes().get("candidateType");
        return type == null ? "" : type.toString();
    }

    private static long count(RTCStats stats, String name) {
        Number number = number(stats, name);
        return number == null ? 0 : number.longValue();
    }

    private static @Nullable Number number(RTCStats stats, String name) {
        return stats.getAttributes().get(name) instanceof Number number ? number : null;
    }
}
