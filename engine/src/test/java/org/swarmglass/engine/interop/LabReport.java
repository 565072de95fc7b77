package org.swarmglass.engine.interop;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.bench.UdpRelay;

/**
 * What a scenario saw, written in the namespace and read by the test.
 *
 * @param peerTubes peers of PeerTube's fork in node, which decode nothing: no frames, no height
 * @param compared every media segment that a browser got from a peer, and every one that a Swarmglass gave its player
 * @param counted members of each generation's swarms as a census sees them at the end; empty while a Swarmglass is there,
 *     which would be counted too
 * @param originBytes of media segments that clients asked the origin for
 * @param relayed between peers over slow ways; null without them
 */
record LabReport(
        List<Browser> browsers,
        List<Browser> peerTubes,
        List<Swarmglass> swarmglasses,
        List<Compared> compared,
        Map<String, Integer> counted,
        Map<String, Long> originBytes,
        UdpRelay.@Nullable Tally relayed) {

    /** Everybody who is no Swarmglass. */
    List<Browser> others() {
        return Stream.concat(browsers.stream(), peerTubes.stream()).toList();
    }

    /** Share of peers in all media received, 0 to 1. */
    double share() {
        long p2p = p2pBytes();
        long http = others().stream().mapToLong(Browser::httpBytes).sum()
                + swarmglasses.stream().mapToLong(Swarmglass::httpBytes).sum();
        return p2p + http == 0 ? 0 : (double) p2p / (p2p + http);
    }

    /** Media bytes that peers say they got from peers. */
    long p2pBytes() {
        return others().stream().mapToLong(Browser::p2pBytes).sum()
                + swarmglasses.stream().mapToLong(Swarmglass::p2pBytes).sum();
    }

    /**
     * A page with hls.js and p2p-media-loader. Field for field what {@code window.lab.report()} gives.
     *
     * @param fromPeers media bytes by the id of the peer that sent them
     * @param toPeers media bytes by the id of the peer they were sent to
     * @param firstP2pMillis since the page began to load
     */
    record Browser(
            String client,
            long httpBytes,
            long p2pBytes,
            long uploadedBytes,
            Map<String, Long> fromPeers,
            Map<String, Long> toPeers,
            List<String> peersEver,
            List<Loaded> segments,
            int stalls,
            long stalledMillis,
            @Nullable Long firstP2pMillis,
            List<String> errors,
            double playedSeconds,
            int height,
            long framesShown,
            @Nullable Double liveDelaySeconds) {}

    /** A whole segment in a browser; {@code source} is http or p2p, {@code peer} null for http. */
    record Loaded(String path, String source, @Nullable String peer, long bytes) {}

    /** A segment's content as it arrived somewhere and as the origin has it. */
    record Compared(String client, String path, String sha256, String sha256AtOrigin) {}

    /**
     * A Swarmglass with its headless reader, after it was closed.
     *
     * @param ids its own peer ids
     * @param remotes every peer it ever met
     * @param roundTripMillis of each connection at the end
     * @param acquired whole segments in the order they came
     */
    record Swarmglass(
            String client,
            List<String> ids,
            List<Remote> remotes,
            List<Long> roundTripMillis,
            List<Acquired> acquired,
            long httpBytes,
            long p2pBytes,
            long acquiredBytes,
            long wastedBytes,
            long pendingBytes,
            long uploadedBytes,
            long lostSegments,
            long stalls,
            double playedSeconds,
            double firstByteSeconds,
            List<String> warnings) {}

    record Remote(String id, long bytesIn, long bytesOut) {}

    /** A whole segment by its path at the origin; {@code source} is HTTP, P2P or MIXED. */
    record Acquired(String path, String source, long bytes, long p2pBytes) {}
}
