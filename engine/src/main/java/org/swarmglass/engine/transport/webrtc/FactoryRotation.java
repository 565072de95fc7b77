package org.swarmglass.engine.transport.webrtc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.webrtc.TransportOptions.Rotation;

/**
 * Which native factory serves which link. A factory that has received its share of messages gets no new links; it is
 * disposed when its last link has gone, or, after closing the rest one by one, when patience ends or it has received as
 * much again: what it leaks is bounded however much its peers say. Loop thread only, except {@link #close}.
 */
final class FactoryRotation {
    /** Shares of messages after which patience has ended. */
    private static final int MOST_SHARES = 2;

    private static final LinkEnd ROTATED =
            new LinkEnd(LinkEnd.Cause.FACTORY_ROTATED, "memory held by the WebRTC library is being freed");

    /** Disposing takes milliseconds; more means that the native library hangs. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final EngineLoop loop;
    private final Rotation rules;
    private final Map<RtcFactory, Set<WebRtcLink>> serving = new HashMap<>();
    private final Map<WebRtcLink, RtcFactory> factories = new HashMap<>();
    private final Set<RtcFactory> emptying = new HashSet<>();
    private RtcFactory current;

    /** Guards the two fields below, which {@link #close} uses from another thread. */
    private final Object lock = new Object();

    private final Set<RtcFactory> alive = new HashSet<>();
    private boolean closed;
    private int made;

    /** Begins to make the first factory. Any thread. */
    FactoryRotation(EngineLoop loop, Rotation rules) {
        this.loop = loop;
        this.rules = rules;
        synchronized (lock) {
            current = make();
        }
    }

    /** The one that the next link goes to. */
    RtcFactory current() {
        return current;
    }

    void joined(WebRtcLink link, RtcFactory factory) {
        factories.put(link, factory);
        serving.computeIfAbsent(factory, unused -> new LinkedHashSet<>()).add(link);
    }

    void left(WebRtcLink link) {
        RtcFactory factory = factories.remove(link);
        Set<WebRtcLink> links = factory == null ? null : serving.get(factory);
        if (factory != null && links != null) {
            links.remove(link);
            disposeIfIdle(factory);
        }
    }

    /** Retires the link's factory if it is the current one and has received enough; empties it if that was long ago. */
    void received(WebRtcLink link) {
        RtcFactory factory = factories.get(link);
        if (factory == null || factory.received() < rules.messages()) {
            return;
        }
        if (factory == current) {
            retire(factory);
        } else if (factory.received() >= MOST_SHARES * rules.messages()) {
            empty(factory);
        }
    }

    private void retire(RtcFactory factory) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            current = make();
        }
        loop.after(rules.patience(), "factory patience ends", () -> empty(factory));
        disposeIfIdle(factory);
    }

    private void empty(RtcFactory retired) {
        if (serving.containsKey(retired) && emptying.add(retired)) {
            loop.post("factory is emptied", () -> closeNext(retired));
        }
    }

    private void closeNext(RtcFactory retired) {
        Set<WebRtcLink> links = serving.getOrDefault(retired, Set.of());
        if (!links.isEmpty()) {
            links.iterator().next().end(ROTATED);
            loop.after(rules.step(), "next link of the old factory", () -> closeNext(retired));
        }
    }

    private void disposeIfIdle(RtcFactory factory) {
        boolean idle = serving.getOrDefault(factory, Set.of()).isEmpty();
        if (idle && factory != current) {
            serving.remove(factory);
            emptying.remove(factory);
            factory.dispose();
        }
    }

    List<WebRtcLink> links() {
        return new ArrayList<>(factories.keySet());
    }

    /** Frees all factories with what they hold and waits for it. Any thread but the loop. False if one hangs. */
    boolean close() {
        List<RtcFactory> doomed;
        synchronized (lock) {
            closed = true;
            doomed = List.copyOf(alive);
            alive.clear();
        }
        doomed.forEach(RtcFactory::dispose);
        return doomed.stream().allMatch(factory -> factory.awaitEnd(CLOSE_LIMIT));
    }

    private RtcFactory make() {
        alive.removeIf(RtcFactory::ended);
        RtcFactory factory = new RtcFactory(loop, ++made);
        alive.add(factory);
        return factory;
    }
}
