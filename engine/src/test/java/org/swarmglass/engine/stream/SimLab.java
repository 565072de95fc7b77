package org.swarmglass.engine.stream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.swarmglass.engine.origin.FakeOrigin;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.PresentationParser;
import org.swarmglass.engine.simulation.SimNetwork;
import org.swarmglass.engine.simulation.VirtualLoop;

/** Loop, origin, network and tracker of a test, and who watches there. */
final class SimLab {
    static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
    final VirtualLoop loop = new VirtualLoop();
    private final long beganNanos = loop.nowNanos();
    final FakeOrigin origin = new FakeOrigin(loop);
    final SimNetwork network = new SimNetwork(loop);
    final LabTracker tracker = new LabTracker(loop);
    final List<SimViewer> viewers = new ArrayList<>();
    private Duration computersAhead = Duration.ZERO;

    SimLab() {
        origin.slowDown(Duration.ofMillis(5));
    }

    /** Reads a manifest at once. */
    static void read(URI uri, String text, Instant now, PresentationReader.Outcome outcome) {
        try {
            outcome.onRead().accept(PresentationParser.parse(uri, text, now));
        } catch (PlaylistSyntaxException malformed) {
            outcome.onRefused().accept(malformed);
        }
    }

    /** Sets the viewers' computers wrong. */
    void setComputersAhead(Duration changed) {
        computersAhead = changed;
    }

    /** The time by the viewers' computers. */
    Instant computerTime() {
        return now().plus(computersAhead);
    }

    Instant now() {
        return BEGAN.plusNanos(loop.nowNanos() - beganNanos);
    }

    SimViewer.Setup setup() {
        return new SimViewer.Setup(viewers.size(), tracker);
    }

    SimViewer view(SimViewer.Setup setup) {
        SimViewer viewer = new SimViewer(this, setup);
        viewers.add(viewer);
        return viewer;
    }

    /** Viewers with players, one each {@code apart}. */
    void watchTogether(int count, Duration apart, Consumer<SimViewer.Setup> change) {
        for (int i = 0; i < count; i++) {
            SimViewer.Setup setup = setup();
            change.accept(setup);
            view(setup).play();
            loop.advance(apart);
        }
    }

    void advance(double seconds) {
        loop.advance(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    void serve(String url, String text) {
        origin.serve(URI.create(url), text.getBytes(StandardCharsets.UTF_8));
    }

    void serve(String url, byte[] bytes) {
        origin.serve(URI.create(url), bytes);
    }

    int stalls() {
        return viewers.stream().mapToInt(viewer -> viewer.player().stalls).sum();
    }

    long http() {
        return viewers.stream().mapToLong(viewer -> viewer.totals().http()).sum();
    }

    long p2p() {
        return viewers.stream().mapToLong(viewer -> viewer.totals().p2p()).sum();
    }

    double share() {
        return p2p() / (double) (p2p() + http());
    }
}
