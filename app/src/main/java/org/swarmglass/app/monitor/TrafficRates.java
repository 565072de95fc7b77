package org.swarmglass.app.monitor;

import java.util.HashMap;
import java.util.Map;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.TrafficTotals;

/**
 * Bytes per second between two samples, from their totals. Pure: the same for a live engine and a replayed one.
 *
 * @param p2p received from peers
 * @param peers only those with a row in the later sample
 */
public record TrafficRates(double http, double p2p, double uploaded, Map<PeerKey, PeerRate> peers) {
    public static final TrafficRates NONE = new TrafficRates(0, 0, 0, Map.of());

    public TrafficRates {
        peers = Map.copyOf(peers);
    }

    /** Bytes per second received from a peer and sent to it. */
    public record PeerRate(double in, double out) {
        public static final PeerRate NONE = new PeerRate(0, 0);

        public double sum() {
            return in + out;
        }
    }

    /** The mean rates; none if no time lies between. A total that fell (a new engine) counts as no traffic. */
    public static TrafficRates between(Sample earlier, Sample later) {
        double seconds = (later.atMillis() - earlier.atMillis()) / 1000.0;
        if (seconds <= 0) {
            return NONE;
        }
        TrafficTotals before = earlier.snapshot().traffic();
        TrafficTotals after = later.snapshot().traffic();
        return new TrafficRates(
                rate(before.http(), after.http(), seconds),
                rate(before.p2p(), after.p2p(), seconds),
                rate(before.uploaded(), after.uploaded(), seconds),
                peers(bytes(earlier), bytes(later), seconds));
    }

    public PeerRate of(PeerKey peer) {
        return peers.getOrDefault(peer, PeerRate.NONE);
    }

    /** A peer without a row in the earlier sample has sent nothing until then. */
    private static Map<PeerKey, PeerRate> peers(
            Map<PeerKey, PeerBytes> before, Map<PeerKey, PeerBytes> after, double seconds) {
        Map<PeerKey, PeerRate> rates = new HashMap<>();
        after.forEach((peer, bytes) -> {
            PeerBytes earlier = before.getOrDefault(peer, PeerBytes.NONE);
            double in = rate(earlier.in(), bytes.in(), seconds);
            double out = rate(earlier.out(), bytes.out(), seconds);
            if (in > 0 || out > 0) {
                rates.put(peer, new PeerRate(in, out));
            }
        });
        return rates;
    }

    private static Map<PeerKey, PeerBytes> bytes(Sample sample) {
        Map<PeerKey, PeerBytes> bytes = new HashMap<>();
        for (PeerSnapshot peer : sample.snapshot().peers()) {
            bytes.merge(PeerKey.of(peer), new PeerBytes(peer.bytesIn(), peer.bytesOut()), PeerBytes::plus);
        }
        return bytes;
    }

    private static double rate(long before, long after, double seconds) {
        return Math.max(0, after - before) / seconds;
    }

    /** A peer may have two rows: a connection that has closed and the one after it. */
    private record PeerBytes(long in, long out) {
        static final PeerBytes NONE = new PeerBytes(0, 0);

        PeerBytes plus(PeerBytes other) {
            return new PeerBytes(in + other.in, out + other.out);
        }
    }
}
