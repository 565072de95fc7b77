package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.snapshot.EngineSnapshot.State;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.SwarmSnapshot;
import org.swarmglass.engine.swarm.HashSource;
import org.swarmglass.engine.swarm.Swarm;

/**
 * One open stream from its manifest on: its lines to the player, the switches of a person, what is shown of it. Loop
 * thread only.
 */
public final class StreamSession {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final StreamOrder order;
    private final StreamPorts ports;
    private final EngineLoop loop;
    private final Consumer<EngineEvent> events;
    private final PlaybackWatch watch;
    private final SegmentNames names = new SegmentNames();
    private final PlayerLine main;
    private final AudioLines audio;
    private final ManifestFetch opening;
    private final List<Runnable> onOpened = new ArrayList<>();
    private EngineLoop.@Nullable Timer tick;
    private Optional<OpenedStream> opened = Optional.empty();
    private Optional<StreamCensus> census = Optional.empty();
    private State state = State.OPENING;
    private String failure = "";
    private int playerEpoch;

    public StreamSession(StreamOrder order, StreamPorts ports) {
        this.order = order;
        this.ports = ports;
        this.loop = ports.downloads().loop();
        this.events = ports.downloads().events();
        this.watch = new PlaybackWatch(loop, events);
        this.main = new PlayerLine(ports, order.liveDelay(), names, new MainListener());
        this.audio = new AudioLines(order, ports, names);
        this.opening = new ManifestFetch(order, ports, new Opening());
        ports.downloads().traffic().whenFirstP2p(watch::onFirstP2pByte);
    }

    /** Begins to open; the outcome is an event and the state. */
    public void start() {
        opening.start();
    }

    private void open(OpenManifest manifest) {
        state = State.RUNNING;
        events.accept(new EngineEvent.StreamOpened(
                loop.nowNanos(),
                SafeUrl.of(order.url()),
                manifest.live(),
                manifest.renditions().all().size()));
        ports.peerToPeer().explain(loop.nowNanos(), events);
        manifest.shakaObstacle()
                .ifPresent(obstacle ->
                        events.accept(new EngineEvent.Noticed(loop.nowNanos(), obstacle.level(), obstacle.words())));
        ports.downloads().hashes().ifPresent(HashSource::start);
        StreamCensus counting = new StreamCensus(manifest, order, ports, new Joining());
        census = Optional.of(counting);
        counting.begin();
        RenditionSwitch renditions = new RenditionSwitch(manifest, ports, main);
        opened = Optional.of(new OpenedStream(order, manifest, renditions));
        renditions.start(order.rendition());
        runOpened();
    }

    private void fail(String reason, String cure) {
        state = State.FAILED;
        if (!failure.equals(reason)) {
            events.accept(new EngineEvent.StreamFailed(loop.nowNanos(), SafeUrl.of(order.url()), reason, cure));
        }
        failure = reason;
        stopTick();
        runOpened();
    }

    private void stopTick() {
        if (tick != null) {
            tick.cancel();
        }
    }

    private void runOpened() {
        List<Runnable> waiting = List.copyOf(onOpened);
        onOpened.clear();
        waiting.forEach(Runnable::run);
    }

    /** Runs the action when the manifest has been read or could not be. */
    void whenOpened(Runnable action) {
        if (state == State.OPENING) {
            onOpened.add(action);
        } else {
            action.run();
        }
    }

    private void onTick() {
        tick = loop.after(TICK, "stream tick", this::onTick);
        deliveries().forEach(Delivery::onTick);
        audio.onTick();
        onRenditions(renditions -> renditions.onTick(TICK));
    }

    private void onRenditions(Consumer<RenditionSwitch> action) {
        opened.map(OpenedStream::renditions).ifPresent(action);
    }

    private Stream<PlayerLine> lines() {
        return Stream.concat(audio.all().stream(), Stream.of(main));
    }

    private Stream<Delivery> deliveries() {
        return lines().flatMap(line -> line.deliveries().stream()).toList().stream();
    }

    /** Keeps to one rendition, by index; an index that does not exist is noticed and ignored. */
    public void pin(int index) {
        onRenditions(renditions -> renditions.pin(index));
    }

    public void unpin() {
        onRenditions(RenditionSwitch::unpin);
    }

    /** Joins or leaves the swarms as {@code PeerToPeer} now says. */
    public void onPeerToPeerSwitched() {
        census.ifPresent(StreamCensus::onPeerToPeerSwitched);
        deliveries().forEach(delivery -> {
            if (ports.peerToPeer().active()) {
                delivery.joinSwarms();
            } else {
                delivery.leaveSwarms(CloseReason.SWARM_LEFT);
            }
        });
    }

    public void onUploadSwitched() {
        swarmStream().forEach(Swarm::onUploadSwitched);
    }

    /** What the store let go of is no longer offered. */
    public void onEvicted(SegmentId id) {
        deliveries()
                .filter(delivery -> delivery.plan().stream().equals(id.stream()))
                .forEach(delivery -> delivery.onEvicted(id.number()));
    }

    /** It is not offered to peers any more; the player can still have it. */
    public void onMovedToDisk(SegmentId id) {
        lines().flatMap(line -> line.deliveries().stream())
                .filter(delivery -> delivery.plan().stream().equals(id.stream()))
                .forEach(Delivery::onHoldingsChanged);
    }

    public void onReport(PlayerReport report) {
        watch.onReport(report);
        boolean runs = report.playing() && !report.stalled();
        main.clock().onReport(runs, report.buffered());
        // What a player holds is told for all its tracks together, so it says nothing of how far one track is.
        audio.all().forEach(line -> line.clock().onReport(runs, Optional.empty()));
    }

    /** Leaves all swarms and ends what the player waits for. */
    public void close(CloseReason reason) {
        state = State.CLOSED;
        census.ifPresent(StreamCensus::close);
        stopTick();
        opening.cancel();
        ports.downloads().hashes().ifPresent(HashSource::close);
        failure = "the stream was closed";
        runOpened();
        lines().toList().forEach(line -> line.close(reason, failure));
    }

    PlayerLine main() {
        return main;
    }

    /** The line of an alternate audio; delivered from the first time the player asks for it. */
    Optional<PlayerLine> audioLine(URI playlist) {
        return manifest().flatMap(manifest -> audio.line(manifest, playlist));
    }

    /** The player asks for a listed segment. */
    void onAsked(PlayerLine.Assigned asked) {
        asked.line().clock().onRequested(asked.listed());
        audio.onAsked(asked.line());
        asked.by().downloads().replan();
    }

    Optional<OpenManifest> manifest() {
        return opened.map(OpenedStream::manifest);
    }

    /** Index of the rendition that plays. */
    int rendition() {
        return opened.map(stream -> stream.renditions().current()).orElse(0);
    }

    String failure() {
        return failure;
    }

    SegmentNames names() {
        return names;
    }

    StreamPorts ports() {
        return ports;
    }

    PlaybackWatch watch() {
        return watch;
    }

    List<PlayerLine> allLines() {
        return lines().toList();
    }

    public State state() {
        boolean ended = state == State.RUNNING
                && main.current().filter(Delivery::endedLive).isPresent();
        return ended ? State.ENDED : state;
    }

    public List<SwarmSnapshot> swarms() {
        return swarmStream().map(Swarm::snapshot).toList();
    }

    /** Who is in which swarm of the stream; empty before it is open and without P2P. */
    public Optional<CensusSnapshot> census() {
        return census.flatMap(StreamCensus::snapshot);
    }

    private Stream<Swarm> swarmStream() {
        return deliveries().flatMap(delivery -> delivery.swarms().stream());
    }

    public PlaybackSnapshot playback() {
        Optional<Delivery> playing = main.current().filter(Delivery::loaded);
        Optional<Duration> delay = playing.filter(Delivery::live)
                .flatMap(delivery -> main.clock()
                        .position()
                        .map(position -> delivery.timeline().edge().minus(position)));
        return watch.snapshot(delay, playing.map(delivery -> main.buffer()));
    }

    /**
     * Empty until the manifest and the first playlist have been read.
     *
     * @param proxy what the player's URL is made under
     */
    public Optional<StreamSnapshot> stream(URI proxy) {
        URI playerUrl = proxy.resolve(PlayerContent.index(playerEpoch));
        return opened.flatMap(stream ->
                main.current().filter(Delivery::loaded).map(playing -> stream.snapshot(playerUrl, playing.timeline())));
    }

    private final class Opening implements ManifestFetch.Outcome {
        @Override
        public void onTry() {
            state = State.OPENING;
            tick = loop.after(TICK, "stream tick", StreamSession.this::onTick);
        }

        @Override
        public void onManifest(OpenManifest read) {
            open(read);
        }

        @Override
        public void onFailed(String reason, String cure) {
            fail(reason, cure);
        }
    }

    private final class Joining implements StreamCensus.Swarms {
        @Override
        public List<Swarm> joined() {
            return swarmStream().toList();
        }

        @Override
        public void follow() {
            deliveries().forEach(Delivery::joinSwarms);
        }
    }

    private final class MainListener implements PlayerLine.Listener {
        @Override
        public void onNewPlayerNeeded() {
            playerEpoch++;
        }

        @Override
        public void onSwitched(Delivery to) {
            onRenditions(renditions -> renditions.onSwitched(to));
        }

        @Override
        public void onSwitchFailed(Delivery to, String reason) {
            onRenditions(renditions -> renditions.onSwitchFailed(to, reason));
        }

        @Override
        public void onUnplayable(String reason) {
            fail(reason, "choose another rendition or open another stream");
            main.close(CloseReason.SWARM_LEFT, reason);
        }
    }
}
