package org.swarmglass.engine.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.Level;
import org.swarmglass.engine.event.EngineEvent.SegmentAcquired;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.reader.HeadlessReader;
import org.swarmglass.engine.reader.ReaderStats;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.SwarmSnapshot;
import org.swarmglass.engine.snapshot.TrafficTotals;

/** A real engine whose player is the headless reader; what the reader gets is compared with the origin's files. */
final class SwarmglassPeer {
    private static final Pattern PROXY_NAME = Pattern.compile("s-(main|secondary)-(\\d+)-(\\d+)\\..*");

    private final String client;
    private final InteropMedia clip;
    private final Engine engine;
    private final SegmentComparison comparison;
    private final HeadlessReader reader;

    private SwarmglassPeer(String client, InteropMedia clip, Engine engine, SegmentComparison comparison) {
        this.client = client;
        this.clip = clip;
        this.engine = engine;
        this.comparison = comparison;
        this.reader = HeadlessReader.start(engine.playerUrl(), engine::report, this::compare);
    }

    static SwarmglassPeer open(String client, SwarmScenario.Order order, LabOrigin origin, URI tracker)
            throws IOException {
        Engine engine = Engine.start(config(order, tracker));
        engine.open(new StreamRequest(
                origin.manifest(),
                Map.of(LabOrigin.CLIENT_HEADER, client),
                Optional.empty(),
                new LiveDelay.OfSegments(SwarmScenario.LIVE_DELAY_SEGMENTS),
                Optional.of(InteropMedia.PINNED_HEIGHT + "p")));
        return new SwarmglassPeer(client, order.clip(), engine, origin.comparison());
    }

    private static EngineConfig config(SwarmScenario.Order order, URI tracker) {
        return new EngineConfig(
                List.of(TrackerTarget.parse(tracker.toString())),
                List.of(),
                PeerKind.generations(order.lineup()),
                true,
                true,
                false,
                EngineConfig.DEFAULT_MEMORY_BYTES,
                OptionalLong.empty());
    }

    /** Leaves the swarm and says what there was. */
    LabReport.Swarmglass leave() {
        ReaderStats player = reader.stats();
        List<String> ids = engine.snapshot().swarms().stream()
                .map(SwarmSnapshot::self)
                .map(Object::toString)
                .toList();
        List<Long> roundTripMillis = engine.snapshot().peers().stream()
                .filter(peer -> peer.state().connected())
                .flatMap(peer -> peer.roundTrip().stream())
                .map(Duration::toMillis)
                .toList();
        engine.close();
        reader.close();
        return report(engine.snapshot(), player, ids, roundTripMillis);
    }

    private LabReport.Swarmglass report(
            EngineSnapshot last, ReaderStats player, List<String> ids, List<Long> roundTripMillis) {
        List<EngineEvent> events = events();
        TrafficTotals traffic = last.traffic();
        return new LabReport.Swarmglass(
                client,
                ids,
                last.peers().stream()
                        .map(peer -> new LabReport.Remote(peer.id().text(), peer.bytesIn(), peer.bytesOut()))
                        .toList(),
                roundTripMillis,
                acquired(events),
                traffic.http(),
                traffic.p2p(),
                traffic.acquired(),
                traffic.wasted(),
                traffic.pending(),
                traffic.uploaded(),
                last.segments().lost(),
                player.stalls(),
                player.played().toMillis() / 1e3,
                player.firstByte().map(time -> time.toMillis() / 1e3).orElse(Double.NaN),
                events.stream()
                        .filter(event -> event.level().compareTo(Level.WARNING) >= 0)
                        .map(Object::toString)
                        .toList());
    }

    private List<EngineEvent> events() {
        List<EngineEvent> all = new ArrayList<>();
        EventPage page = engine.eventsSince(0);
        while (!page.events().isEmpty()) {
            all.addAll(page.events());
            page = engine.eventsSince(page.nextCursor());
        }
        return all;
    }

    private List<LabReport.Acquired> acquired(List<EngineEvent> events) {
        return events.stream()
                .filter(SegmentAcquired.class::isInstance)
                .map(SegmentAcquired.class::cast)
                .map(event -> new LabReport.Acquired(
                        path(event.segment()), event.source().name(), event.bytes(), event.p2pBytes()))
                .toList();
    }

    private String path(SegmentId segment) {
        return clip.segment(segment);
    }

    /** Reader's thread. */
    private void compare(String name, byte[] bytes) {
        Matcher form = PROXY_NAME.matcher(name);
        if (!form.matches()) {
            throw new IllegalStateException("the proxy called a segment " + name);
        }
        StreamKind kind = form.group(1).equals(StreamKind.MAIN.wireName()) ? StreamKind.MAIN : StreamKind.SECONDARY;
        StreamId stream = new StreamId(kind, Integer.parseInt(form.group(2)));
        try {
            comparison.compare(client, path(new SegmentId(stream, Long.parseLong(form.group(3)))), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
