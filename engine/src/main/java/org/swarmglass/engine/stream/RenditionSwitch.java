package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.StreamId;

/** Which rendition plays: the first one, the rule by throughput, a person's pin, a switch that fails. Loop thread only. */
final class RenditionSwitch {
    private final OpenManifest manifest;
    private final StreamPorts ports;
    private final PlayerLine line;
    private final EngineLoop loop;
    private final Consumer<EngineEvent> events;
    private final RenditionChooser chooser;
    private int current;
    private int target;
    private String reason = "";
    private boolean pinned;

    RenditionSwitch(OpenManifest manifest, StreamPorts ports, PlayerLine line) {
        this.manifest = manifest;
        this.ports = ports;
        this.line = line;
        this.loop = ports.downloads().loop();
        this.events = ports.downloads().events();
        this.chooser = new RenditionChooser(manifest.renditions().all().stream()
                .map(each -> each.shown().bitsPerSecond())
                .toList());
    }

    /** Begins with the one asked for, else with the first listed: players of browsers begin there too, so there are peers. */
    void start(Optional<String> wanted) {
        wanted.ifPresent(this::pinFirst);
        target = current;
        Delivery first = new Delivery(manifest.plan(current), ports, line);
        line.use(first);
        first.start(manifest.single());
    }

    private void pinFirst(String wanted) {
        OptionalInt found = manifest.renditions().find(wanted);
        pinned = found.isPresent();
        current = found.orElse(0);
        if (!pinned) {
            notice("there is no rendition " + wanted + "; there are "
                    + String.join(", ", manifest.renditions().labels()));
        }
    }

    /** The one that plays. */
    int current() {
        return current;
    }

    boolean pinned() {
        return pinned;
    }

    /** Keeps to one; an index that does not exist is noticed and ignored. */
    void pin(int index) {
        int count = manifest.renditions().all().size();
        if (index < 0 || index >= count) {
            notice("there is no rendition " + index + "; there are " + count);
            return;
        }
        pinned = true;
        switchTo(index, "chosen");
    }

    void unpin() {
        pinned = false;
    }

    void onTick(Duration since) {
        if (pinned || target != current || !canSwitchUnnoticed()) {
            return;
        }
        // What the origin carries counts even while slow peers deliver: it is there when they are late.
        double rate = Math.max(
                ports.downloads().fromAll().bytesPerSecond(),
                ports.downloads().fromOrigin().bytesPerSecond());
        List<Integer> alternatives = manifest.interchangeable(current);
        chooser.choose(current, alternatives, rate * 8, line.buffer(), since)
                .ifPresent(better -> switchTo(better, "throughput"));
    }

    /** Not with fMP4, whose switch makes the player open the stream again: only a person may ask for that. */
    private boolean canSwitchUnnoticed() {
        return line.current()
                .filter(Delivery::loaded)
                .filter(delivery -> !PlayerLine.needsNewPlayer(delivery))
                .isPresent();
    }

    private void switchTo(int index, String why) {
        if (index == target) {
            return;
        }
        target = index;
        reason = why;
        if (index == current) {
            line.dropNext();
            return;
        }
        Delivery delivery = new Delivery(manifest.plan(index), ports, line);
        line.use(delivery);
        delivery.start(Optional.empty());
    }

    void onSwitched(Delivery to) {
        int before = current;
        current = indexOf(to.plan().stream());
        target = current;
        events.accept(new EngineEvent.RenditionSwitched(loop.nowNanos(), label(before), label(current), reason));
    }

    void onSwitchFailed(Delivery to, String why) {
        target = current;
        notice("cannot switch to " + to.plan().label() + ": " + why + "; " + label(current) + " goes on");
    }

    private int indexOf(StreamId stream) {
        List<Renditions.Rendition> all = manifest.renditions().all();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).stream().equals(stream)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no rendition of this stream: " + stream);
    }

    private String label(int index) {
        return manifest.renditions().all().get(index).shown().label();
    }

    private void notice(String message) {
        events.accept(new EngineEvent.Noticed(loop.nowNanos(), EngineEvent.Level.WARNING, message));
    }
}
