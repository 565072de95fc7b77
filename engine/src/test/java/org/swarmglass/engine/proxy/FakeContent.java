package org.swarmglass.engine.proxy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.swarmglass.engine.model.ByteRange;

/**
 * Content by script: a name has a rule that answers at once, or its sink is handed to the test, which holds and feeds
 * it. The engine's real content keeps to the same port.
 */
final class FakeContent implements ProxyContent {
    private final Map<String, Consumer<Asked>> rules = new ConcurrentHashMap<>();
    private final BlockingQueue<Asked> held = new LinkedBlockingQueue<>();
    private final AtomicInteger calls = new AtomicInteger();

    /** One request as the content sees it. */
    record Asked(String kind, String name, Optional<ByteRange> range, Sink sink, AtomicInteger gone) {}

    void rule(String name, Consumer<Asked> answer) {
        rules.put(name, answer);
    }

    /** The next request without a rule. */
    Asked awaitHeld() throws InterruptedException {
        Asked asked = held.poll(30, TimeUnit.SECONDS);
        if (asked == null) {
            throw new AssertionError("no request arrived within 30 s");
        }
        return asked;
    }

    int calls() {
        return calls.get();
    }

    @Override
    public void playlist(String name, Sink sink) {
        take("playlist", name, Optional.empty(), sink);
    }

    @Override
    public void segment(String name, Optional<ByteRange> range, Sink sink) {
        take("segment", name, range, sink);
    }

    @Override
    public void auxiliary(String name, Optional<ByteRange> range, Sink sink) {
        take("auxiliary", name, range, sink);
    }

    private void take(String kind, String name, Optional<ByteRange> range, Sink sink) {
        calls.incrementAndGet();
        AtomicInteger gone = new AtomicInteger();
        sink.onGone(gone::incrementAndGet);
        Asked asked = new Asked(kind, name, range, sink, gone);
        Consumer<Asked> rule = rules.get(name);
        if (rule != null) {
            rule.accept(asked);
        } else if (name.contains("unknown")) {
            sink.notFound();
        } else {
            held.add(asked);
        }
    }
}
