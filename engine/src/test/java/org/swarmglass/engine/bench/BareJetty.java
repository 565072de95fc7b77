package org.swarmglass.engine.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The proxy's server and nothing of the engine: one body for every request, written where it is asked for. */
final class BareJetty implements AutoCloseable {
    /** As the proxy does. */
    private static final int SLICE = 256 << 10;

    private final Server server;
    private final URI address;

    /** @param body on the heap or off it */
    BareJetty(ByteBuffer body) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(4, 2);
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory());
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new OneBody(body));
        server.start();
        address = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    }

    URI address() {
        return address;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** Runs on the selector's thread. */
    private static final class OneBody extends Handler.Abstract.NonBlocking {
        private final ByteBuffer body;

        OneBody(ByteBuffer body) {
            this.body = body;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
            new Slices(response, body.duplicate(), callback).iterate();
            return true;
        }
    }

    /** One answer. */
    private static final class Slices extends IteratingCallback {
        private final Response response;
        private final ByteBuffer left;
        private final Callback done;

        Slices(Response response, ByteBuffer body, Callback done) {
            this.response = response;
            this.left = body;
            this.done = done;
        }

        @Override
        protected Action process() {
            if (!left.hasRemaining()) {
                return Action.SUCCEEDED;
            }
            int size = Math.min(SLICE, left.remaining());
            ByteBuffer slice = left.slice(left.position(), size);
            left.position(left.position() + size);
            response.write(!left.hasRemaining(), slice, this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onCompleteSuccess() {
            done.succeeded();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            done.failed(cause);
        }
    }
}
