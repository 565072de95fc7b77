package org.swarmglass.engine.stream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.swarmglass.engine.origin.FakeOrigin;
import org.swarmglass.engine.simulation.SimNetwork;
import org.swarmglass.engine.simulation.VirtualLoop;

/** Loop, origin, network and tracker of a test, and who watches there. */
final class SimLab {
    final VirtualLoop loop = new VirtualLoop();
    final FakeOrigin origin = new FakeOrigin(loop);
    final SimNetwork network = new SimNetwork(loop);
    final SimTracker tracker = new SimTracker(loop);
    final List<SimViewer> viewers = new ArrayList<>();

    SimLab() {
        origin.slowDown(Duration.ofMillis(5));
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
