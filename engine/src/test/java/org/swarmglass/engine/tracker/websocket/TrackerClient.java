package org.swarmglass.engine.tracker.websocket;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.loop.LoopProbe;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.tracker.Introductions;
import org.swarmglass.engine.tracker.TrackerMembership;
import org.swarmglass.engine.tracker.protocol.RecordingIntroductions;

/** One of our peers, as far as trackers see it, on a loop of its own: for tests that are not on the loop. */
public final class TrackerClient implements AutoCloseable {
    /** Draws nearly 0 first, so that the first reconnect comes after one second. */
    private static final long QUICK_SEED = 137984;

    /** Draws nearly 1 first: ten seconds, in which a test can look at what came before. */
    private static final long SLOW_SEED = 5189;

    private final LoopProbe probe = new LoopProbe("test-loop");
    private final PeerId self;
    private final RecordingIntroductions offers;
    private final List<EngineEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Foreign> foreign = new CopyOnWriteArrayList<>();
    private final WebSocketTracker tracker;
    private Optional<TrackerMembership> membership = Optional.empty();

    private record Foreign(PeerId from, String offerId) {}

    public TrackerClient(URI url, PeerId self, String name) {
        this(url, self, name, QUICK_SEED);
    }

    /** One that comes back late. */
    static TrackerClient slow(URI url, PeerId self, String name) {
        return new TrackerClient(url, self, name, SLOW_SEED);
    }

    private TrackerClient(URI url, PeerId self, String name, long seed) {
        this.self = self;
        this.offers = new RecordingIntroductions(name);
        this.tracker = new WebSocketTracker(
                probe.loop(), Entropy.seeded(seed), TrackerTarget.parse(url.toString()), events::add);
    }

    public void join(InfoHash hash) {
        membership = Optional.of(probe.onLoop(() -> tracker.join(hash, self, new Listening())));
    }

    public void leave() {
        run(() -> membership.orElseThrow().leave());
    }

    public void answerLastOffer(String sdp) {
        Foreign last = foreign.get(foreign.size() - 1);
        run(() -> membership.orElseThrow().answer(last.from(), last.offerId(), sdp));
    }

    public void announceSoon() {
        run(() -> membership.orElseThrow().announceSoon());
    }

    public TrackerSnapshot snapshot() {
        return probe.onLoop(tracker::snapshot);
    }

    public List<EngineEvent> events() {
        return List.copyOf(events);
    }

    public List<String> heard() {
        return new ArrayList<>(heard);
    }

    /** Waits for the first loss of the connection: what a later attempt changes does not change that. */
    public EngineEvent.TrackerLost awaitLost() {
        Await.until(() -> lost().isPresent());
        return lost().orElseThrow();
    }

    private Optional<EngineEvent.TrackerLost> lost() {
        return events.stream()
                .filter(EngineEvent.TrackerLost.class::isInstance)
                .map(EngineEvent.TrackerLost.class::cast)
                .findFirst();
    }

    public void awaitHeard(String told) {
        Await.until(() -> heard.contains(told));
    }

    private void run(Runnable task) {
        probe.onLoop(() -> {
            task.run();
            return true;
        });
    }

    /** Closes the tracker and at once its loop, as an engine does at its end: the rest must happen without it. */
    @Override
    public void close() {
        run(tracker::close);
        probe.close();
    }

    private final class Listening implements Introductions {
        @Override
        public void makeOffers(int atMost, Consumer<List<Offer>> ready) {
            offers.makeOffers(atMost, ready);
        }

        @Override
        public void onOfferExpired(String offerId) {
            offers.onOfferExpired(offerId);
            heard.addAll(offers.takeHeard());
        }

        @Override
        public void onCounted(int members) {
            // What it counts is in the snapshot, too.
        }

        @Override
        public void onAnswer(PeerId from, String offerId, String answerSdp) {
            offers.onAnswer(from, offerId, answerSdp);
            heard.addAll(offers.takeHeard());
        }

        @Override
        public void onOffer(PeerId from, String offerId, String offerSdp) {
            offers.onOffer(from, offerId, offerSdp);
            foreign.add(new Foreign(from, offerId));
            heard.addAll(offers.takeHeard());
        }
    }
}
