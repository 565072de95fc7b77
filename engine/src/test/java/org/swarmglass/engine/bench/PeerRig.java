package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.integrity.RunningSha256;
import org.swarmglass.engine.integrity.Sha256;
import org.swarmglass.engine.loop.LoopProbe;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkListener;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.webrtc.TransportOptions;
import org.swarmglass.engine.transport.webrtc.TransportUnavailableException;
import org.swarmglass.engine.transport.webrtc.WebRtcTransport;

/** Peers that have everything and one that wants it, on a loop and a native factory for either side. */
final class PeerRig implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
    private static final long SEGMENTS = 1_000;

    private final LoopProbe here = new LoopProbe("bench-downloads");
    private final LoopProbe there = new LoopProbe("bench-uploads");
    private final WebRtcTransport asking;
    private final WebRtcTransport giving;
    private final Uploading uploads;
    private final Downloading downloads;
    private final int segmentBytes;

    /** @param wires of the connections to the sources, one each; null for none */
    PeerRig(int segmentBytes, int sources, UdpRelay.@Nullable Wire... wires) throws TransportUnavailableException {
        this.segmentBytes = segmentBytes;
        byte[] segment = new byte[segmentBytes];
        new Random(segmentBytes).nextBytes(segment);
        asking = WebRtcTransport.start(here.loop(), TransportOptions.of(List.of(), true));
        giving = WebRtcTransport.start(there.loop(), TransportOptions.of(List.of(), true));
        uploads = new Uploading(there.loop(), segment, SEGMENTS);
        downloads = here.onLoop(() -> new Downloading(here.loop(), sha256(segment)));
        List<End> ends = new ArrayList<>();
        for (int i = 0; i < sources; i++) {
            ends.addAll(connect(i, i < wires.length ? Optional.ofNullable(wires[i]) : Optional.empty()));
        }
        here.await("all connected", CONNECT_LIMIT, () -> ends.stream().allMatch(end -> end.session.isPresent()));
    }

    private static Sha256 sha256(byte[] bytes) {
        RunningSha256 running = new RunningSha256();
        running.update(bytes);
        return running.finish();
    }

    private List<End> connect(int number, Optional<UdpRelay.Wire> wire) {
        End offerer = new End(link -> downloads.open(link, number));
        End answerer = new End(link -> uploads.open(link, number));
        offerer.onDescribed = sdp -> {
            String offer = wire.map(through -> through.offer(sdp)).orElse(sdp);
            there.loop().post("offer", () -> answerer.link = giving.answer(offer, answerer));
        };
        answerer.onDescribed = sdp -> {
            String answer = wire.map(through -> through.answer(sdp)).orElse(sdp);
            here.loop().post("answer", () -> offerer.link().accept(answer));
        };
        here.loop().post("connect", () -> offerer.link = asking.offer(offerer));
        return List.of(offerer, answerer);
    }

    /** Seconds until so many segments are whole, verified and stored. */
    double fetch(int segments, Duration limit) {
        long start = System.nanoTime();
        here.onLoop(() -> {
            downloads.want(segments);
            return true;
        });
        here.await(
                segments + " segments",
                limit,
                () -> downloads.done() || !downloads.faults().isEmpty());
        double seconds = (System.nanoTime() - start) / 1e9;
        List<String> faults = here.onLoop(() -> List.copyOf(downloads.faults()));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(faults.toString());
        }
        return seconds;
    }

    int segmentBytes() {
        return segmentBytes;
    }

    @Override
    public void close() {
        asking.close();
        giving.close();
        here.close();
        there.close();
    }

    /** One side's link and session. On its loop. */
    private static final class End implements LinkListener {
        private final Function<PeerLink, PeerSession> opened;
        private Consumer<String> onDescribed = sdp -> {};
        private @Nullable PeerLink link;
        private volatile Optional<PeerSession> session = Optional.empty();

        End(Function<PeerLink, PeerSession> opened) {
            this.opened = opened;
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
            session = Optional.of(opened.apply(link()));
        }

        @Override
        public void onMessage(byte[] message) {
            session.ifPresent(open -> open.onMessage(message));
        }

        @Override
        public void onWritable() {
            session.ifPresent(PeerSession::onWritable);
        }

        @Override
        public void onStats(LinkStats stats) {
            session.ifPresent(open -> open.onStats(stats));
        }

        @Override
        public void onClosed(LinkEnd end) {
            session.ifPresent(open -> open.onLinkClosed(end));
        }
    }
}
