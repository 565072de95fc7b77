package org.swarmglass.engine.metrics;

import org.swarmglass.engine.snapshot.TrafficTotals;

/**
 * The engine's byte counters, kept so that {@code http + p2p = acquired + wasted + pending} holds after every call.
 * Received bytes enter as pending and leave it once, either as part of a whole segment or as waste. Loop thread only.
 */
public final class Traffic {
    private long http;
    private long p2p;
    private long acquired;
    private long wasted;
    private long pending;
    private long other;
    private long uploaded;
    private long served;
    private Runnable onFirstP2p = () -> {};

    /** Runs when the next byte comes from a peer, once. */
    public void whenFirstP2p(Runnable action) {
        onFirstP2p = action;
    }

    /** Bytes of a media segment came from the origin and are held. */
    public void onHttp(long bytes) {
        http += bytes;
        pending += bytes;
    }

    /** Bytes of a media segment came from a peer and are held. */
    public void onP2p(long bytes) {
        p2p += bytes;
        pending += bytes;
        Runnable first = onFirstP2p;
        onFirstP2p = () -> {};
        first.run();
    }

    /** Held bytes became part of a whole segment. */
    public void onAcquired(long bytes) {
        pending -= bytes;
        acquired += bytes;
    }

    /** Held bytes were given up: refused, aborted, or had twice. */
    public void onWasted(long bytes) {
        pending -= bytes;
        wasted += bytes;
    }

    /** Playlists, keys and init sections from the origin. */
    public void onOther(long bytes) {
        other += bytes;
    }

    public void onUploaded(long bytes) {
        uploaded += bytes;
    }

    /** Bytes of a media segment were handed to the player. */
    public void onServed(long bytes) {
        served += bytes;
    }

    public TrafficTotals totals() {
        return new TrafficTotals(http, p2p, acquired, wasted, pending, other, uploaded, served);
    }
}
