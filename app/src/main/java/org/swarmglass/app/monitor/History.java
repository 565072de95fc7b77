package org.swarmglass.app.monitor;

import java.net.URI;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.swarmglass.app.monitor.TrafficRates.PeerRate;
import org.swarmglass.charts.TimeSeriesFeed;
import org.swarmglass.charts.TimeWindow;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot;

/** What charts draw: bounded series over the last 15 minutes at two samples a second. Rates in Mbit/s. EDT only. */
public final class History {
    /** Samples per series. */
    public static final int CAPACITY = 2 * 60 * 15 + 60;

    private static final int MOST_PEERS = 300;
    private static final long SHARE_SPAN_MILLIS = 15_000;

    private final Totals totals = new Totals();
    private final Rates rates = new Rates();
    private final Gauges gauges = new Gauges();
    private final Map<PeerKey, PeerSeries> peers = new LinkedHashMap<>();
    private final Map<URI, TimeSeriesFeed> members = new LinkedHashMap<>();

    /** Bytes so far, to take the difference over a window. */
    record Totals(TimeSeriesFeed http, TimeSeriesFeed p2p) {
        Totals() {
            this(feed(), feed());
        }
    }

    /** Mbit/s, sampled together. */
    public record Rates(TimeSeriesFeed http, TimeSeriesFeed p2p, TimeSeriesFeed uploaded) {
        Rates() {
            this(feed(), feed(), feed());
        }
    }

    /**
     * Other numbers over time.
     *
     * @param share P2P share in percent of the 15 s before
     * @param connected peers
     * @param buffer seconds
     */
    public record Gauges(TimeSeriesFeed share, TimeSeriesFeed connected, TimeSeriesFeed buffer) {
        Gauges() {
            this(feed(), feed(), feed());
        }
    }

    /** Mbit/s received from one peer and sent to it. */
    public record PeerSeries(TimeSeriesFeed in, TimeSeriesFeed out) {}

    /** Bytes received over a stretch of time. */
    public record Received(double http, double p2p) {
        /** P2P / (P2P + HTTP); NaN if nothing was received. */
        public double share() {
            return http + p2p <= 0 ? Double.NaN : p2p / (http + p2p);
        }
    }

    public Rates rates() {
        return rates;
    }

    public Gauges gauges() {
        return gauges;
    }

    /** Peers seen within the longest window, in the order they came. */
    public Map<PeerKey, PeerSeries> peers() {
        return Map.copyOf(peers);
    }

    /** Members as each tracker counts them, ourselves included, over the swarms it knows us in. */
    public Map<URI, TimeSeriesFeed> members() {
        return new LinkedHashMap<>(members);
    }

    /** What was received within a window, or since the engine began. */
    public Received received(TimeWindow window) {
        return new Received(grown(totals.http(), window), grown(totals.p2p(), window));
    }

    void add(Moment moment) {
        long at = moment.atMillis();
        totals.http().add(at, (double) moment.snapshot().traffic().http());
        totals.p2p().add(at, (double) moment.snapshot().traffic().p2p());
        rates.http().add(at, megabits(moment.rates().http()));
        rates.p2p().add(at, megabits(moment.rates().p2p()));
        rates.uploaded().add(at, megabits(moment.rates().uploaded()));
        gauges.share()
                .add(
                        at,
                        100 * received(TimeWindow.ending(at, SHARE_SPAN_MILLIS)).share());
        List<PeerSnapshot> rows = moment.snapshot().peers();
        gauges.connected().add(at, (double)
                rows.stream().filter(peer -> peer.state().connected()).count());
        gauges.buffer()
                .add(
                        at,
                        moment.snapshot()
                                .playback()
                                .buffer()
                                .map(held -> held.toMillis() / 1000.0)
                                .orElse(Double.NaN));
        rows.forEach(peer -> addPeer(at, peer, moment.rates()));
        forgetPeers(at);
        moment.snapshot().trackers().forEach(tracker -> addTracker(at, tracker));
    }

    private void addPeer(long at, PeerSnapshot peer, TrafficRates now) {
        PeerKey key = PeerKey.of(peer);
        PeerRate rate = now.of(key);
        boolean alive = peer.state().connected() || rate.sum() > 0;
        if (!alive && !peers.containsKey(key)) {
            return;
        }
        PeerSeries series = peers.computeIfAbsent(key, unused -> new PeerSeries(feed(), feed()));
        if (alive || !Double.isNaN(series.in().latest())) {
            series.in().add(at, alive ? megabits(rate.in()) : Double.NaN);
            series.out().add(at, alive ? megabits(rate.out()) : Double.NaN);
        }
    }

    /** Drops peers that left the longest window, and the longest known ones beyond the bound. */
    private void forgetPeers(long at) {
        peers.values()
                .removeIf(series ->
                        at - lastAdded(series) > WindowLength.longest().millis());
        Iterator<PeerSeries> oldest = peers.values().iterator();
        for (int excess = peers.size() - MOST_PEERS; excess > 0; excess--) {
            oldest.next();
            oldest.remove();
        }
    }

    private void addTracker(long at, TrackerSnapshot tracker) {
        double count = tracker.state() == TrackerSnapshot.TrackerState.CONNECTED ? Members.of(tracker) : Double.NaN;
        members.computeIfAbsent(tracker.url(), unused -> feed()).add(at, count);
    }

    private static long lastAdded(PeerSeries series) {
        return series.in().timeAt(series.in().size() - 1);
    }

    private static double grown(TimeSeriesFeed total, TimeWindow window) {
        int last = total.indexAtOrBefore(window.until());
        if (last < 0) {
            return 0;
        }
        int first = total.indexAtOrBefore(window.from());
        // The engine is a moment older than its window and had 0 bytes when it began.
        double before = first < 0 ? 0 : total.valueAt(first);
        return Math.max(0, total.valueAt(last) - before);
    }

    private static double megabits(double bytesPerSecond) {
        return bytesPerSecond * 8 / 1e6;
    }

    private static TimeSeriesFeed feed() {
        return new TimeSeriesFeed(CAPACITY);
    }
}
