package org.swarmglass.engine.simulation;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.origin.ExchangeListener;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.Origin;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.ResponseHead;

/** The origin as one simulated host sees it: over that host's own access. Loop thread only. */
final class SimOrigin implements Origin {
    /** Of a body, so many at a time: fine enough that a switch between sources is. */
    private static final int PIECES = 16;

    private final EngineLoop loop;
    private final SimStream stream;
    private final SimTransport host;
    private final Scenario.OriginShape shape;
    private final Entropy chance;

    SimOrigin(SimStream stream, SimTransport host, Scenario.OriginShape shape, Entropy chance) {
        this.loop = host.loop();
        this.stream = stream;
        this.host = host;
        this.shape = shape;
        this.chance = chance;
    }

    @Override
    public Exchange fetch(OriginRequest request, ExchangeListener listener) {
        Running running = new Running(request, listener);
        loop.after(shape.latency().multipliedBy(2), "simulated origin", running::answer);
        return running;
    }

    @Override
    public void close() {
        // Exchanges end with the downloads they belong to.
    }

    private final class Running implements Exchange {
        private final OriginRequest request;
        private final ExchangeListener listener;
        private boolean over;

        Running(OriginRequest request, ExchangeListener listener) {
            this.request = request;
            this.listener = listener;
        }

        void answer() {
            if (over) {
                return;
            }
            Optional<byte[]> found = stream.resource(request.uri());
            boolean fails = SimStream.isMedia(request.uri()) && chance.fraction() < shape.errors();
            if (found.isEmpty() || fails) {
                over = true;
                listener.onFailed(new FetchFailure.Status(fails ? 503 : 404, Optional.empty()));
                return;
            }
            byte[] resource = found.get();
            int from = (int) Math.min(
                    resource.length, request.range().map(ByteRange::first).orElse(0L));
            listener.onHead(new ResponseHead(
                    request.uri(),
                    false,
                    OptionalLong.of(end(resource) - from),
                    OptionalLong.of(resource.length),
                    Optional.empty(),
                    Optional.of("video/mp2t"),
                    Optional.empty()));
            send(resource, from);
        }

        private int end(byte[] resource) {
            long asked = request.range()
                    .filter(range -> !range.openEnded())
                    .map(range -> range.last() + 1)
                    .orElse(Long.MAX_VALUE);
            return (int) Math.min(resource.length, asked);
        }

        private void send(byte[] resource, int from) {
            int to = Math.min(end(resource), from + Math.max(512, resource.length / PIECES));
            long weight = weight(request.uri(), to - from);
            long now = loop.nowNanos();
            long byServer = now + Access.timeFor(weight, shape.bytesPerSecond()).toNanos();
            long arrives = Math.max(byServer, host.down().carry(weight, now));
            loop.after(Duration.ofNanos(arrives - now), "simulated origin", () -> {
                if (over) {
                    return;
                }
                if (to > from) {
                    listener.onBytes(Arrays.copyOfRange(resource, from, to));
                }
                if (to == end(resource)) {
                    over = true;
                    listener.onEnd();
                } else if (!over) {
                    send(resource, to);
                }
            });
        }

        private long weight(URI uri, int bytes) {
            return SimStream.isMedia(uri) ? (long) bytes * host.network().scale() : bytes;
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}
