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

/**
 * Wires with delay and loss between UDP sockets of one address of this machine. Each wire has a port on either side;
 * descriptions are rewritten so that each side takes the wire's port for the other side's. One thread forwards. No rate
 * limit, order kept.
 */
public final class UdpRelay implements AutoCloseable {
    /** What a select that counts in milliseconds and a busy machine may add. */
    private static final long LATE_NANOS = 5_000_000;

    private static final int LARGEST_PACKET = 65_536;
    private static final int BUFFER_BYTES = 4 << 20;

    private final Selector selector = Selector.open();
    private final List<DatagramChannel> sockets = new ArrayList<>();
    private final PriorityQueue<Packet> onTheWay =
            new PriorityQueue<>(Comparator.comparingLong(Packet::dueNanos).thenComparingLong(Packet::number));
    private final ByteBuffer arriving = ByteBuffer.allocate(LARGEST_PACKET);
    private final InetAddress address;
    private final Random chance;
    private final long delayNanos;
    private final Thread thread = new Thread(this::forward, "udp-relay");
    private volatile double loss;
    private volatile boolean closed;
    /** Written by the thread only. */
    private volatile Tally tally = new Tally(0, 0, 0, 0);

    /** @param oneWay each packet is late by that much */
    UdpRelay(Duration oneWay, long seed) throws IOException {
        this(InetAddress.getLoopbackAddress(), oneWay, seed);
    }

    /**
     * @param address of both sides of every wire, and of its ports
     * @param oneWay each packet is late by that much
     */
    public UdpRelay(InetAddress address, Duration oneWay, long seed) throws IOException {
        this.address = address;
        delayNanos = oneWay.toNanos();
        chance = new Random(seed);
        thread.setDaemon(true);
        thread.start();
    }

    /** @param share of packets, each way, that are lost from now on */
    public void lose(double share) {
        loss = share;
    }

    /** What it did until now. Any thread. */
    public Tally tally() {
        return tally;
    }

    /** A new one, whose two sides are not known yet. */
    public Wire wire() throws IOException {
        return new Wire(socket(), socket());
    }

    private DatagramChannel socket() throws IOException {
        DatagramChannel socket = DatagramChannel.open();
        socket.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
        socket.bind(new InetSocketAddress(address, 0));
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
                boolean lost = chance.nextDouble() < loss;
                tally = tally.arrived(lost);
                if (!lost) {
                    byte[] bytes = new byte[arriving.remaining()];
                    arriving.get(bytes);
                    onTheWay.add(new Packet(System.nanoTime() + delayNanos, tally.packets, bytes, direction));
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
            tally = tally.sent(packet.bytes.length, now - packet.dueNanos > LATE_NANOS);
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

    /**
     * Of all wires, both ways.
     *
     * @param packets that arrived, lost ones among them
     * @param bytes that were passed on, of payload
     * @param late packets that were passed on more than 5 ms after their time
     */
    public record Tally(long packets, long lost, long bytes, long late) {
        private Tally arrived(boolean gone) {
            return new Tally(packets + 1, gone ? lost + 1 : lost, bytes, late);
        }

        private Tally sent(int more, boolean tooLate) {
            return new Tally(packets, lost, bytes + more, tooLate ? late + 1 : late);
        }
    }

    /** A wire between two connections. */
    public final class Wire {
        private final DatagramChannel nearOfferer;
        private final DatagramChannel nearAnswerer;

        private Wire(DatagramChannel nearOfferer, DatagramChannel nearAnswerer) {
            this.nearOfferer = nearOfferer;
            this.nearAnswerer = nearAnswerer;
        }

        /** The offer as the answerer is to have it. */
        public String offer(String sdp) {
            return rewrite(sdp, nearAnswerer, nearOfferer);
        }

        /** The answer as the offerer is to have it. */
        public String answer(String sdp) {
            return rewrite(sdp, nearOfferer, nearAnswerer);
        }

        /** What comes in at {@code shown} is for whom the description describes. */
        private String rewrite(String sdp, DatagramChannel shown, DatagramChannel hidden) {
            RelayedDescription description = RelayedDescription.of(sdp, address.getHostAddress());
            SocketAddress described = new InetSocketAddress(address, description.port());
            try {
                shown.register(selector, SelectionKey.OP_READ, new Direction(shown, hidden, described));
                selector.wakeup();
                return description.at(((InetSocketAddress) shown.getLocalAddress()).getPort());
            } catch (IOException closedSocket) {
                throw new UncheckedIOException(closedSocket);
            }
        }
    }
}
