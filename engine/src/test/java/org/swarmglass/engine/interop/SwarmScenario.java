package org.swarmglass.engine.interop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A swarm of real peers that watch one stream for a while. Runs as main class in a {@link LabNamespace}.
 *
 * <p>Arguments: the {@link Order} as JSON, and the file for the {@link LabReport}.
 */
final class SwarmScenario {
    /** How far behind the newest segment everybody plays; what comparisons between viewers set. */
    static final int LIVE_DELAY_SEGMENTS = 7;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Order order;
    private final ParentWatch parent;
    private final List<SwarmglassPeer> swarmglasses = new ArrayList<>();
    private final List<PeerTubePeer> peerTubes = new ArrayList<>();

    private SwarmScenario(Order order, ParentWatch parent) {
        this.order = order;
        this.parent = parent;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Order order = JSON.readValue(arguments[0], Order.class);
        LabReport report = new SwarmScenario(order, ParentWatch.start()).run();
        JSON.writerWithDefaultPrettyPrinter().writeValue(Path.of(arguments[1]).toFile(), report);
        // Native and driver threads must not keep the namespace's first process.
        System.exit(0);
    }

    private LabReport run() throws IOException, InterruptedException {
        try (LabOrigin origin = LabOrigin.start(
                        LabNamespace.ADDRESS, order.clip(), Path.of(order.mediaFolder()), Path.of(order.pageFolder()));
                RealTracker tracker = RealTracker.start(LabNamespace.ADDRESS);
                BrowserLab browsers = BrowserLab.launch()) {
            SlowWays ways =
                    order.wan() == null ? null : SlowWays.start(LabNamespace.ADDRESS, tracker.url(), order.wan());
            URI met = ways == null ? tracker.url() : ways.url();
            for (int i = 0; i < order.lineup().length(); i++) {
                if (i > 0) {
                    parent.pass(Duration.ofMillis(order.staggerMillis()));
                }
                join(PeerKind.of(order.lineup().charAt(i)), i, origin, met, browsers);
            }
            parent.pass(Duration.ofSeconds(order.seconds()));
            // A census has no candidates, so no place among slow ways.
            Map<String, Integer> counted = swarmglasses.isEmpty() && ways == null
                    ? LabCensus.count(origin.manifest(), tracker.url())
                    : Map.of();
            return report(origin, browsers, counted, ways);
        }
    }

    private void join(PeerKind kind, int place, LabOrigin origin, URI tracker, BrowserLab browsers) throws IOException {
        String client = kind.label() + "#" + place;
        switch (kind) {
            case SWARMGLASS -> swarmglasses.add(SwarmglassPeer.open(client, order, origin, tracker));
            case PEERTUBE -> peerTubes.add(PeerTubePeer.open(ViewerSettings.of(client, origin, tracker)));
            default -> browsers.open(kind, ViewerSettings.of(client, origin, tracker), origin);
        }
    }

    private LabReport report(
            LabOrigin origin, BrowserLab browsers, Map<String, Integer> counted, @Nullable SlowWays ways)
            throws IOException {
        browsers.settle();
        List<LabReport.Browser> seenByBrowsers = browsers.report();
        List<LabReport.Browser> seenByPeerTubes = new ArrayList<>();
        for (PeerTubePeer peerTube : peerTubes) {
            seenByPeerTubes.add(peerTube.report());
        }
        List<LabReport.Swarmglass> seenBySwarmglasses = new ArrayList<>();
        for (SwarmglassPeer swarmglass : swarmglasses) {
            seenBySwarmglasses.add(swarmglass.leave());
        }
        for (PeerTubePeer peerTube : peerTubes) {
            peerTube.close();
        }
        return new LabReport(
                seenByBrowsers,
                seenByPeerTubes,
                seenBySwarmglasses,
                origin.comparison().all(),
                counted,
                origin.asked(),
                ways == null ? null : ways.tally());
    }

    /**
     * Who watches what.
     *
     * @param lineup a letter for each peer in the order they come, see {@link PeerKind}
     * @param seconds from the last one's arrival to the end
     * @param wan between all peers; null for none. Not on the way to the origin.
     */
    record Order(
            String lineup,
            InteropMedia clip,
            int seconds,
            int staggerMillis,
            String mediaFolder,
            String pageFolder,
            SlowWays.@Nullable Wan wan) {
        private static final int STAGGER_MILLIS = 3000;

        /** Makes clip and page if need be, outside the namespace: npm wants the registry. */
        static Order prepare(String lineup, InteropMedia clip, int seconds, SlowWays.@Nullable Wan wan) {
            int total = seconds + lineup.length() * STAGGER_MILLIS / 1000;
            if (clip == InteropMedia.LIVE_TS && total > clip.seconds() - 80) {
                throw new IllegalArgumentException("the clip is too short for " + total + " s of live");
            }
            return new Order(
                    lineup,
                    clip,
                    seconds,
                    STAGGER_MILLIS,
                    clip.folder().toString(),
                    BrowserPage.folder().toString(),
                    wan);
        }
    }
}
