package org.swarmglass.engine.simulation;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkListener;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.PeerTransport;

/**
 * One host of a {@link SimNetwork}; behaves as the real transport does, by the same contract tests. Loop thread only,
 * {@link #close} included.
 */
public final class SimTransport implements PeerTransport {
    /** Gathering of candidates, as measured with a reachable STUN server. */
    static final Duration GATHERING = Duration.ofMillis(100);

    /** After this long without the remote a link has failed (measured: ICE consent, 16.7 s). */
    static final Duration FAILS_AFTER = Duration.ofMillis(16_700);

    /** The real transport's limit from both descriptions to an open channel. */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);

    static final Duration STATS_EVERY = Duration.ofSeconds(2);

    private final SimNetwork network;
    private final EngineLoop loop;
    private final SimConditions conditions;
    private final int number;
    private final Set<SimLink> links = new LinkedHashSet<>();
    private final Access up;
    private final Access down;
    private boolean measuring;
    private boolean reachable = true;
    private boolean closed;
    private long farMedia;

    SimTransport(SimNetwork network, EngineLoop loop, SimConditions conditions, int number) {
        this.network = network;
        this.loop = loop;
        this.conditions = conditions;
        this.number = number;
        this.up = new Access(conditions.upBytesPerSecond());
        this.down = new Access(conditions.downBytesPerSecond());
    }

    @Override
    public PeerLink offer(LinkListener listener) {
        SimLink link = open(listener);
        link.describeLater(network::describeOffer);
        return link;
    }

    @Override
    public PeerLink answer(String offerSdp, LinkListener listener) {
        SimLink link = open(listener);
        if (SimNetwork.isOffer(offerSdp)) {
            link.answers(network.offering(offerSdp));
            link.describeLater(network::describeAnswer);
        } else {
            link.endLater(LinkEnd.Cause.BAD_DESCRIPTION, "not an offer");
        }
        return link;
    }

    private SimLink open(LinkListener listener) {
        loop.assertOnLoop();
        SimLink link = new SimLink(this, listener);
        links.add(link);
        if (closed) {
            link.endLater(LinkEnd.Cause.TRANSPORT_CLOSED, "");
        }
        return link;
    }

    /**
     * Takes the host off the network or back. Meanwhile its links carry nothing, and those that stay so for 16.7 s fail
     * on both sides.
     */
    public void setReachable(boolean changed) {
        loop.assertOnLoop();
        if (reachable != changed) {
            reachable = changed;
            List.copyOf(links).forEach(SimLink::pathChanged);
        }
    }

    /** Links that have not ended: a test asserts that nothing is left behind. */
    public int openLinks() {
        return links.size();
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(links).forEach(link -> link.end(LinkEnd.Cause.TRANSPORT_CLOSED, ""));
    }

    /** One timer for all links: with one for each, a swarm of a thousand would do little else than measure. */
    void measureLater() {
        if (!measuring && !links.isEmpty()) {
            measuring = true;
            loop.after(STATS_EVERY, "simulated links", () -> {
                measuring = false;
                measureLater();
                List.copyOf(links).forEach(SimLink::measure);
            });
        }
    }

    void onFarMedia(int bytes) {
        farMedia += bytes;
    }

    /** Media bytes received from hosts that are not at the same site, as carried. */
    long farMedia() {
        return farMedia;
    }

    SimNetwork network() {
        return network;
    }

    /** Which of the network's hosts, by when it joined. */
    int number() {
        return number;
    }

    EngineLoop loop() {
        return loop;
    }

    SimConditions conditions() {
        return conditions;
    }

    Access up() {
        return up;
    }

    /** What comes from the origin arrives over it as well. */
    Access down() {
        return down;
    }

    boolean reachable() {
        return reachable;
    }

    void left(SimLink link) {
        links.remove(link);
    }
}
