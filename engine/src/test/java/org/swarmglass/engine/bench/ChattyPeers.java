package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkListener;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.PeerTransport;

/** Peers that send a small message a hundred times a second and come back when they are sent away. Loop thread only. */
final class ChattyPeers {
    private static final Duration EVERY = Duration.ofMillis(10);
    private static final int MESSAGE_BYTES = 200;

    private final EngineLoop loop;
    private final PeerTransport here;
    private final PeerTransport there;
    private final Set<PeerLink> talking = new LinkedHashSet<>();
    private long received;
    private int rotated;
    private int lost;

    /** @param here the side that only listens */
    ChattyPeers(EngineLoop loop, PeerTransport here, PeerTransport there) {
        this.loop = loop;
        this.here = here;
        this.there = there;
    }

    void start(int peers) {
        for (int i = 0; i < peers; i++) {
            connect();
        }
        talk();
    }

    private void connect() {
        Side listener = new Side(message -> received++);
        Side talker = new Side(message -> {});
        talker.onOpened = () -> talking.add(talker.link());
        talker.onClosed = end -> talking.remove(talker.link());
        listener.onClosed = end -> {
            rotated += end.cause() == LinkEnd.Cause.FACTORY_ROTATED ? 1 : 0;
            lost += end.cause() == LinkEnd.Cause.FACTORY_ROTATED ? 0 : 1;
            connect();
        };
        talker.onDescribed = offer -> {
            listener.link = here.answer(offer, listener);
        };
        listener.onDescribed = answer -> talker.link().accept(answer);
        talker.link = there.offer(talker);
    }

    private void talk() {
        byte[] message = new byte[MESSAGE_BYTES];
        talking.forEach(link -> link.send(message));
        loop.after(EVERY, "chat", this::talk);
    }

    int talking() {
        return talking.size();
    }

    long received() {
        return received;
    }

    /** Links closed so that a factory could be freed. */
    int rotated() {
        return rotated;
    }

    /** Links closed for another reason. */
    int lost() {
        return lost;
    }

    private static final class Side implements LinkListener {
        private final Consumer<byte[]> heard;
        private Runnable onOpened = () -> {};
        private Consumer<LinkEnd> onClosed = end -> {};
        private Consumer<String> onDescribed = sdp -> {};
        private @Nullable PeerLink link;

        Side(Consumer<byte[]> heard) {
            this.heard = heard;
        }

        PeerLink link() {
            if (link == null) {
                throw new IllegalStateException("there is no link yet");
            }
            return link;
        }

        @Override
        public void onDescription(String sdp) {
            onDescribed.accept(sdp);
        }

        @Override
        public void onOpen() {
            onOpened.run();
        }

        @Override
        public void onMessage(byte[] message) {
            heard.accept(message);
        }

        @Override
        public void onWritable() {}

        @Override
        public void onStats(LinkStats stats) {}

        @Override
        public void onClosed(LinkEnd end) {
            onClosed.accept(end);
        }
    }
}
