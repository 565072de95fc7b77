package org.swarmglass.engine.tracker.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.loop.ThreadedLoop;
import org.swarmglass.engine.tracker.protocol.TrackerJson;

/**
 * The embedded WebTorrent tracker: browsers and other peers announce to it over {@code ws:} and are introduced to each
 * other. Has a loop and socket threads of its own, all daemons. Any thread.
 */
public final class TrackerServer implements AutoCloseable {
    private final ThreadedLoop loop = new ThreadedLoop("tracker-server");
    /** Written on the loop. */
    private volatile Stats stats = new Stats(0, 0, 0, 0, 0, 0, 0);

    private final InetSocketAddress address;
    private final SocketServer sockets;

    private TrackerServer(ServerSocketChannel channel, TrackerServerOptions options) throws IOException {
        TrackerJson.warmUp();
        address = (InetSocketAddress) channel.getLocalAddress();
        SwarmRegistry registry = new SwarmRegistry(loop, Entropy.system(), options);
        sockets = new SocketServer(channel, loop, registry, () -> stats = registry.stats());
        loop.post("start tracker", () -> {
            registry.start();
            sockets.watchHandshakes();
        });
    }

    /**
     * Listens when it returns.
     *
     * @param bind the address to listen on; port 0 takes a free one
     * @throws IOException if the address cannot be bound, for example because the port is taken
     */
    public static TrackerServer start(InetSocketAddress bind, TrackerServerOptions options) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(bind);
            TrackerServer server = new TrackerServer(channel, options);
            server.sockets.begin();
            return server;
        } catch (IOException e) {
            channel.close();
            throw new IOException("cannot listen on " + bind + ": " + e.getMessage(), e);
        }
    }

    /** Where peers on this machine announce; on another one its address takes the place of the loopback's. */
    public URI url() {
        InetAddress bound = address.getAddress();
        String host = (bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound).getHostAddress();
        return URI.create("ws://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    public Stats stats() {
        return stats;
    }

    /** Ends all sockets and threads; takes up to three seconds if clients do not play along. */
    @Override
    public void close() {
        sockets.end();
        loop.close();
    }
}
