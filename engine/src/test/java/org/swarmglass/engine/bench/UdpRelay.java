package org.swarmglass.engine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wires with delay and loss between UDP sockets of this machine. Each wire has a port on either side; descriptions are
 * rewritten so that each side takes the wire's port for the other side's. One thread forwards. No rate limit, order kept.
 */
final class UdpRelay implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile(" 127\\.0\\.0\\.1 (\\d{1,5}) typ ");
    private static final int LARGEST_PACKET = 65_536;
    private static final int BUFFER_BYTES = 4 << 20;

    private final Selector selector = Selector.open();
    private final List<DatagramChannel> sockets = new ArrayList<>();
    private final PriorityQueue<Packet> onTheWay =
            new PriorityQueue<>(Comparator.comparingLong(Packet::dueNanos).thenComparingLong(Packet::number));
    private final ByteBuffer arriving = ByteBuffer.allocate(LARGEST_PACKET);
    private final Random chance;
    private final long delayNanos;
    private final Thread thread = new Thread(this::forward, "udp-relay");
    private volatile double loss;
    private volatile boolean closed;
    private long packets;

    /** @param oneWay each packet is late by that much */
    UdpRelay(Duration oneWay, long seed) throws IOException {
        delayNanos = oneWay.toNanos();
        chance = new Random(seed);
        thread.setDaemon(true);
        thread.start();
    }

    /** @param share of packets, each way, that are lost from now on */
    void lose(double share) {
        loss = share;
    }

    /** A new one, whose two sides are not known yet. */
    Wire wire() throws IOException {
        return new Wire(socket(), socket());
    }

    private DatagramChannel socket() throws IOException {
        DatagramChannel socket = DatagramChannel.open();
        socket.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.configureBlocking(false);
        synchronized (sockets) {
            sockets.add(socket);
        }
        return socket;
    }

    private void forward() {
        try {
            while (!closed) {
                selector.select(waitMillis());
                selector.selectedKeys().forEach(this::receive);
                selector.selectedKeys().clear();
                sendDue();
            }
        } catch (ClosedSelectorException ended) {
            // That is how close() ends this thread.
            return;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** At least one, so that a wire that is being added is seen; a packet may be late by that much. */
    private long waitMillis() {
        Packet next = onTheWay.peek();
        return next == null ? 20 : Math.max(1, (next.dueNanos - System.nanoTime()) / 1_000_000);
    }

    private void receive(SelectionKey key) {
        Direction direction = (Direction) key.attachment();
        try {
            while (direction.in.receive(arriving.clear()) != null) {
                arriving.flip();
                if (chance.nextDouble() >= loss) {
                    byte[] bytes = new byte[arriving.remaining()];
                    arriving.get(bytes);
                    onTheWay.add(new Packet(System.nanoTime() + delayNanos, packets++, bytes, direction));
                }
            }
        } catch (IOException unreachable) {
            // The other end is gone; what it is sent is lost, as on a real network.
            arriving.clear();
        }
    }

    private void sendDue() throws IOException {
        long now = System.nanoTime();
        while (!onTheWay.isEmpty() && onTheWay.element().dueNanos <= now) {
            Packet packet = onTheWay.remove();
            packet.direction.out.send(ByteBuffer.wrap(packet.bytes), packet.direction.to);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        selector.close();
        synchronized (sockets) {
            for (DatagramChannel socket : sockets) {
                socket.close();
            }
        }
    }

    /** Comes in at one side and goes out at the other. */
    private record Direction(DatagramChannel in, DatagramChannel out, SocketAddress to) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Packet(long dueNanos, long number, byte[] bytes, Direction direction) {}

    /** A wire between two connections. */
    final class Wire {
        private final DatagramChannel nearOfferer;
        private final DatagramChannel nearAnswerer;

        private Wire(DatagramChannel nearOfferer, DatagramChannel nearAnswerer) {
            this.nearOfferer = nearOfferer;
            this.nearAnswerer = nearAnswerer;
        }

        /** The offer as the answerer is to have it. */
        String offer(String sdp) {
            return rewrite(sdp, nearAnswerer, nearOfferer);
        }

        /** The answer as the offerer is to have it. */
        String answer(String sdp) {
            return rewrite(sdp, nearOfferer, nearAnswerer);
        }

        /** What comes in at {@code shown} is for whom the description describes. */
        private String rewrite(String sdp, DatagramChannel shown, DatagramChannel hidden) {
            Matcher port = PORT.matcher(sdp);
            if (!port.find()) {
                throw new IllegalArgumentException("no candidate at loopback: " + sdp);
            }
            SocketAddress described =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
            try {
                shown.register(selector, SelectionKey.OP_READ, new Direction(shown, hidden, described));
                int shownPort = ((InetSocketAddress) shown.getLocalAddress()).getPort();
                return port.replaceAll(" 127.0.0.1 " + shownPort + " typ ");
            } catch (IOException closedSocket) {
                throw new UncheckedIOException(closedSocket);
            }
        }
    }
}
