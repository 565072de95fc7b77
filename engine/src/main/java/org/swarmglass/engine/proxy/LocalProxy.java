package org.swarmglass.engine.proxy;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server that the player reads from: loopback only, a random port, everything below an unguessable path.
 *
 * <p>A held request is an object and a socket, never a thread. Methods may be called from any thread.
 */
public final class LocalProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalProxy.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final Server server;
    private final ConnectionGuard guard;
    private final OpenAnswers answers;
    private final URI base;

    private LocalProxy(Server server, ConnectionGuard guard, OpenAnswers answers, URI base) {
        this.server = server;
        this.guard = guard;
        this.answers = answers;
        this.base = base;
    }

    /** @throws IOException if no loopback port can be had */
    public static LocalProxy start(ProxyContent content) throws IOException {
        return start(content, ProxyLimits.DEFAULT);
    }

    static LocalProxy start(ProxyContent content, ProxyLimits limits) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(limits.threads(), 2);
        threads.setName("proxy");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        ScheduledExecutorScheduler timer = new ScheduledExecutorScheduler("proxy-timer", true);
        Server server = new Server(threads, timer, new ArrayByteBufferPool());
        server.setErrorHandler(LocalProxy::refuseSilently);
        // No acceptor thread: the one selector accepts too.
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(wire(limits)));
        connector.setHost(LOOPBACK);
        connector.setPort(0);
        connector.setIdleTimeout(limits.idle().toMillis());
        ConnectionGuard guard = new ConnectionGuard(limits, timer);
        connector.addBean(guard);
        server.addConnector(connector);
        OpenAnswers answers = new OpenAnswers();
        String token = HexFormat.of().formatHex(randomToken());
        try {
            // The port is known, and so the accepted Host, before the first connection can be handled.
            connector.open();
            AccessRules rules = new AccessRules(token, connector.getLocalPort());
            server.setHandler(new ProxyHandler(content, rules, guard, answers, limits));
            server.start();
        } catch (IOException failure) {
            stop(server);
            throw failure;
        } catch (Exception failure) { // Jetty's start declares Exception; the caller needs one kind
            stop(server);
            throw new IOException("The local proxy did not start", failure);
        }
        URI base = URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort() + "/" + token + "/");
        return new LocalProxy(server, guard, answers, base);
    }

    /** What the player opens, up to the name: {@code http://127.0.0.1:port/<token>/}. */
    public URI base() {
        return base;
    }

    /**
     * Ends every open answer now by closing its connection. To be called before a player is stopped: libvlc's stop blocks
     * on a pending request (measured 38 s; 0.3 s once the server closes).
     */
    public void releasePlayer() {
        answers.cutAll();
    }

    /** Requests that are being answered or held. */
    public int openAnswers() {
        return answers.count();
    }

    int openConnections() {
        return guard.open();
    }

    /** Releases the player, then leaves neither thread nor socket. */
    @Override
    public void close() {
        releasePlayer();
        stop(server);
    }

    private static HttpConfiguration wire(ProxyLimits limits) {
        HttpConfiguration wire = new HttpConfiguration();
        wire.setSendServerVersion(false);
        wire.setSendDateHeader(false);
        wire.setRequestHeaderSize(limits.headerBytes());
        wire.setHttpCompliance(HttpCompliance.RFC9110);
        wire.setUriCompliance(UriCompliance.DEFAULT);
        return wire;
    }

    /** 128 bits. */
    private static byte[] randomToken() {
        byte[] token = new byte[16];
        new SecureRandom().nextBytes(token);
        return token;
    }

    /** Jetty's own error page would name the server, the path and the cause. */
    private static boolean refuseSilently(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        return true;
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception failure) { // Jetty's stop declares Exception; nothing is left to undo
            LOG.warn("the local proxy did not stop cleanly", failure);
        }
    }
}
