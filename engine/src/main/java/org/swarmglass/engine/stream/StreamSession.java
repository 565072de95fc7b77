package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.PlayerReport;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.snapshot.EngineSnapshot.State;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.SwarmSnapshot;
import org.swarmglass.engine.swarm.Swarm;

/**
 * One open stream from its manifest on: deliveries, the choice of rendition, what the player is told. Loop thread only.
 */
public final class StreamSession {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration REOPEN_AFTER = Duration.ofSeconds(5);

    private final StreamOrder order;
    private final StreamPorts ports;
    private final EngineLoop loop;
    private final Consumer<EngineEvent> events;
    private final PlaybackWatch watch;
    private final SegmentNames names = new SegmentNames();
    private final PlayerLine main;
    private final List<PlayerLine> audio = new ArrayList<>();
    private final List<Runnable> onOpened = new ArrayList<>();
    private ResumingFetch.@Nullable Handle opening;
    private EngineLoop.@Nullable Timer tick;
    private @Nullable OpenManifest manifest;
    private @Nullable RenditionChooser chooser;
    private State state = State.OPENING;
    private String failure = "";
    private int rendition;
    private int playerEpoch;
    private boolean pinned;

    public StreamSession(StreamOrder order, StreamPorts ports) {
        this.order = order;
        this.ports = ports;
        this.loop = ports.downloads().loop();
        this.events = ports.downloads().events();
        this.watch = new PlaybackWatch(loop, events);
        this.main = new PlayerLine(ports, order.liveDelay(), names, () -> playerEpoch++);
        ports.downloads().traffic().whenFirstP2p(watch::onFirstP2pByte);
    }

    /** Begins to open; the outcome is an event and the state. */
    public void start() {
        opening = TextFetch.start(
                ports.downloads().origin(),
                ports.downloads().traffic(),
                order.url(),
                TextFetch.result(this::onManifest, this::onManifestFailed));
        tick = loop.after(TICK, "stream tick", this::onTick);
    }

    private void onManifest(URI response, String text) {
        try {
            open(OpenManifest.read(order, response, text));
        } catch (PlaylistSyntaxException malformed) {
            fail(malformed.reason(), malformed.cure());
        }
    }

    private void open(OpenManifest opened) {
        manifest = opened;
        chooser = new RenditionChooser(opened.renditions().all().stream()
                .map(each -> each.shown().bitsPerSecond())
                .toList());
        rendition = firstRendition(opened);
        state = State.RUNNING;
        Delivery first = new Delivery(opened.plan(rendition), ports, main);
        main.use(first);
        first.start(opened.single());
        ports.peerToPeer().explain(loop.nowNanos(), events);
        boolean live = opened.single().map(media -> !media.ended()).orElse(true);
        events.accept(new EngineEvent.StreamOpened(
                loop.nowNanos(),
                SafeUrl.of(order.url()),
                live,
                opened.renditions().all().size()));
        runOpened();
    }

    /** The one asked for, else the first listed: there the players of browsers begin too, so there are peers. */
    private int firstRendition(OpenManifest opened) {
        if (order.rendition().isEmpty()) {
            return 0;
        }
        OptionalInt found = opened.renditions().find(order.rendition().get());
        pinned = found.isPresent();
        if (!pinned) {
            events.accept(new EngineEvent.Noticed(
                    loop.nowNanos(),
                    EngineEvent.Level.WARNING,
                    "there is no rendition " + order.rendition().get() + "; there are "
                            + String.join(", ", opened.renditions().labels())));
        }
        return found.orElse(0);
    }

    private void onManifestFailed(FetchFailure failed) {
        String cure = failed instanceof FetchFailure.Status
                ? "check the address and, if the stream needs one, the token or --header"
                : "check the address and the network";
        fail(failed.reason(), cure + "; it is tried again every " + REOPEN_AFTER.toSeconds() + " s");
        tick = null;
        loop.after(REOPEN_AFTER, "open stream again", () -> {
            if (state == State.FAILED) {
                state = State.OPENING;
                start();
            }
        });
    }

    private void fail(String reason, String cure) {
        state = State.FAILED;
        if (!failure.equals(reason)) {
            events.accept(new EngineEvent.StreamFailed(loop.nowNanos(), SafeUrl.of(order.url()), reason, cure));
        }
        failure = reason;
        if (tick != null) {
            tick.cancel();
        }
        runOpened();
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
        lines().flatMap(line -> line.deliveries().stream()).forEach(Delivery::onTick);
        if (!pinned && chooser != null && canSwitchUnnoticed()) {
            double bits = ports.downloads().fromAll().bytesPerSecond() * 8;
            Duration buffer = main.current().map(Delivery::buffer).orElse(Duration.ZERO);
            chooser.choose(rendition, bits, buffer, TICK).ifPresent(better -> switchTo(better, "throughput"));
        }
    }

    /** Not with fMP4, whose switch makes the player open the stream again: only a person may ask for that. */
    private boolean canSwitchUnnoticed() {
        return main.current()
                .filter(Delivery::loaded)
                .filter(delivery -> delivery.timeline().latest().entries().stream()
                        .noneMatch(entry -> entry.map().isPresent()))
                .isPresent();
    }

    private Stream<PlayerLine> lines() {
        List<PlayerLine> all = new ArrayList<>(audio);
        all.add(main);
        return all.stream();
    }

    private void switchTo(int index, String reason) {
        if (manifest == null || index == rendition) {
            return;
        }
        Renditions all = manifest.renditions();
        events.accept(new EngineEvent.RenditionSwitched(
                loop.nowNanos(),
                all.all().get(rendition).shown().label(),
                all.all().get(index).shown().label(),
                reason));
        rendition = index;
        Delivery delivery = new Delivery(manifest.plan(index), ports, main);
        main.use(delivery);
        delivery.start(Optional.empty());
    }

    /** Keeps to one rendition, by index; an index that does not exist is noticed and ignored. */
    public void pin(int index) {
        if (manifest != null
                && index >= 0
                && index < manifest.renditions().all().size()) {
            pinned = true;
            switchTo(index, "chosen");
        }
    }

    public void unpin() {
        pinned = false;
    }

    /** Joins or leaves the swarms as {@code PeerToPeer} now says. */
    public void onPeerToPeerSwitched() {
        lines().flatMap(line -> line.deliveries().stream()).forEach(delivery -> {
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
        lines().flatMap(line -> line.deliveries().stream())
                .filter(delivery -> delivery.plan().stream().equals(id.stream()))
                .forEach(Delivery::onHoldingsChanged);
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
        lines().forEach(line -> line.current()
                .filter(Delivery::loaded)
                .ifPresent(delivery -> line.clock().onReport(delivery.timeline(), runs, report.buffered())));
    }

    /** Leaves all swarms and ends what the player waits for. */
    public void close(CloseReason reason) {
        state = State.CLOSED;
        if (tick != null) {
            tick.cancel();
        }
        if (opening != null) {
            opening.cancel();
        }
        failure = "the stream was closed";
        runOpened();
        lines().forEach(line -> line.close(reason));
    }

    PlayerLine main() {
        return main;
    }

    /** The line of an alternate audio; delivered from the first time the player asks for it. */
    Optional<PlayerLine> audioLine(URI playlist) {
        Optional<PlayerLine> running = audio.stream()
                .filter(line -> line.current()
                        .filter(delivery -> delivery.plan().playlist().equals(playlist))
                        .isPresent())
                .findFirst();
        if (running.isPresent() || manifest == null) {
            return running;
        }
        return manifest.audioPlan(playlist).map(plan -> {
            PlayerLine line = new PlayerLine(ports, order.liveDelay(), names, () -> {});
            Delivery delivery = new Delivery(plan, ports, line);
            audio.add(line);
            line.use(delivery);
            delivery.start(Optional.empty());
            return line;
        });
    }

    Optional<OpenManifest> manifest() {
        return Optional.ofNullable(manifest);
    }

    int rendition() {
        return rendition;
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
                && main.current()
                        .filter(Delivery::loaded)
                        .map(delivery -> delivery.timeline().latest())
                        .filter(latest -> latest.ended() && latest.form() != StreamSnapshot.Form.VOD)
                        .isPresent();
        return ended ? State.ENDED : state;
    }

    public List<SwarmSnapshot> swarms() {
        return swarmStream().map(Swarm::snapshot).toList();
    }

    private Stream<Swarm> swarmStream() {
        return lines().flatMap(line -> line.deliveries().stream()).flatMap(delivery -> delivery.swarms().stream());
    }

    public PlaybackSnapshot playback() {
        Optional<Delivery> current = main.current().filter(Delivery::loaded);
        Optional<Duration> delay = current.filter(Delivery::live)
                .flatMap(delivery -> main.clock()
                        .position(delivery.timeline())
                        .map(position -> delivery.timeline().edge().minus(position)));
        return watch.snapshot(delay, current.map(Delivery::buffer));
    }

    /**
     * Empty until the manifest and the first playlist have been read.
     *
     * @param proxy what the player's URL is made under
     */
    public Optional<StreamSnapshot> stream(URI proxy) {
        Optional<MediaPlaylist> latest = main.current()
                .filter(Delivery::loaded)
                .map(delivery -> delivery.timeline().latest());
        if (manifest == null || latest.isEmpty()) {
            return Optional.empty();
        }
        Delivery delivery = main.current().orElseThrow();
        Duration window = delivery.timeline().window().stream()
                .map(listed -> listed.ref().duration())
                .reduce(Duration.ZERO, Duration::plus);
        int withheld = delivery.timeline().withheld(order.liveDelay());
        return Optional.of(new StreamSnapshot(
                SafeUrl.of(order.url()),
                proxy.resolve(PlayerContent.index(playerEpoch)),
                latest.get().form(),
                manifest.renditions().all().stream()
                        .map(Renditions.Rendition::shown)
                        .toList(),
                rendition,
                pinned,
                latest.get().targetDuration(),
                window,
                latest.get().targetDuration().multipliedBy(withheld)));
    }
}
