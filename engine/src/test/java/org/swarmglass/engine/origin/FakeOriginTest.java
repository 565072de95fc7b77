package org.swarmglass.engine.origin;

import java.net.URI;
import java.time.Duration;
import org.swarmglass.engine.simulation.VirtualLoop;

class FakeOriginTest extends OriginContract {
    private final VirtualLoop loop = new VirtualLoop();
    private final FakeOrigin origin = new FakeOrigin(loop);

    @Override
    protected void script(String path, ScriptedAnswer... answers) {
        origin.script(path, answers);
    }

    @Override
    protected URI uri(String path) {
        return URI.create("http://origin.test" + path);
    }

    @Override
    protected Origin.Exchange fetch(OriginRequest request, ExchangeListener listener) {
        return origin.fetch(request, listener);
    }

    @Override
    protected void cancel(Origin.Exchange exchange) {
        exchange.cancel();
    }

    @Override
    protected void awaitEnd(RecordingExchange exchange) {
        loop.advance(Duration.ofSeconds(10));
    }

    @Override
    protected void awaitHead(RecordingExchange exchange) {
        loop.runDue();
    }
}
