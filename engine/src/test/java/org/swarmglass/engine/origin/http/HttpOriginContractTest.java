package org.swarmglass.engine.origin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.swarmglass.engine.origin.ExchangeListener;
import org.swarmglass.engine.origin.Origin;
import org.swarmglass.engine.origin.OriginContract;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.RecordingExchange;
import org.swarmglass.engine.origin.ScriptedAnswer;

class HttpOriginContractTest extends OriginContract {
    private OriginBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new OriginBench();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Override
    protected void script(String path, ScriptedAnswer... answers) {
        bench.server.script(path, answers);
    }

    @Override
    protected URI uri(String path) {
        return bench.server.uri("127.0.0.1", path);
    }

    @Override
    protected Origin.Exchange fetch(OriginRequest request, ExchangeListener listener) throws Exception {
        return bench.fetch(request, listener);
    }

    @Override
    protected void cancel(Origin.Exchange exchange) throws Exception {
        bench.onLoop(exchange::cancel);
    }

    @Override
    protected void awaitEnd(RecordingExchange exchange) throws Exception {
        OriginBench.awaitEnd(exchange);
    }

    @Override
    protected void awaitHead(RecordingExchange exchange) throws Exception {
        assertThat(exchange.head.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
