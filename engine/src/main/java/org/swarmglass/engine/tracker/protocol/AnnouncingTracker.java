package org.swarmglass.engine.tracker.protocol;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.Level;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;
import org.swarmglass.engine.tracker.Introductions;
import org.swarmglass.engine.tracker.ScrapeOutcome;
import org.swarmglass.engine.tracker.ScrapeRequest;
import org.swarmglass.engine.tracker.Tracker;
import org.swarmglass.engine.tracker.TrackerMembership;

/**
 * One tracker and the one connection all swarms share to it: connects on the first join or scrape, reconnects with
 * jitter until closed, gives each message to the swarm it is about. Established peer links do not depend on any of this.
 */
public final class AnnouncingTracker implements Tracker {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    /** wt-tracker closes at once when it dislikes an answer. */
    private static final Duration ANSWER_BLAME = Duration.ofSeconds(5);
    /** A dozen swarms in large crowds stay far below; what exceeds it is a flood. */
    private static final int MESSAGES_PER_TEN_SECONDS = 300;

    private static final int COMPLAINTS_PER_MINUTE = 6;

    private final EngineLoop loop;
    private final URI shownUrl;
    private final Consumer<EngineEvent> events;
    private final TrackerSocket.Connector connector;
    private final Backoff backoff;
    private final Scraper scraper;
    private final Map<InfoHash, Membership> memberships = new LinkedHashMap<>();
    private final RateWindow complaints = new RateWindow(COMPLAINTS_PER_MINUTE, Duration.ofMinutes(1));
    private Optional<Connection> connection = Optional.empty();
    private Optional<EngineLoop.Timer> retry = Optional.empty();
    private TrackerState state = TrackerState.WAITING;
    private int attempt;
    private long retryAtNanos;
    private String lastError = "";

    public AnnouncingTracker(
            EngineLoop loop,
            Entropy entropy,
            URI url,
            Consumer<EngineEvent> events,
            TrackerSocket.Connector connector) {
        this.loop = loop;
        this.shownUrl = ShownUrl.of(url);
        this.events = events;
        this.connector = connector;
        this.backoff = new Backoff(entropy);
        this.scraper = new Scraper(loop, entropy, new SharedLine());
    }

    /** @throws IllegalStateException if that swarm is joined already, or the tracker was closed */
    @Override
    public TrackerMembership join(InfoHash infoHash, PeerId self, Introductions introductions) {
        loop.assertOnLoop();
        if (state == TrackerState.CLOSED) {
            throw new IllegalStateException("the tracker was closed");
        }
        if (memberships.containsKey(infoHash)) {
            throw new IllegalStateException("joined already: " + infoHash);
        }
        Membership membership = new Membership(loop, new SharedLine(), infoHash, self, introductions);
        memberships.put(infoHash, membership);
        if (state == TrackerState.CONNECTED) {
            membership.onLineOpen();
        } else {
            connectIfIdle();
        }
        return membership;
    }

    /** @throws IllegalStateException if the tracker was closed */
    @Override
    public ScrapeRequest scrape(List<InfoHash> infoHashes, Consumer<ScrapeOutcome> outcome) {
        loop.assertOnLoop();
        if (state == TrackerState.CLOSED) {
            throw new IllegalStateException("the tracker was closed");
        }
        connectIfIdle();
        return scraper.scrape(infoHashes, outcome);
    }

    @Override
    public TrackerSnapshot snapshot() {
        loop.assertOnLoop();
        Optional<Duration> retryIn = retry.map(timer -> Duration.ofNanos(Math.max(0, retryAtNanos - loop.nowNanos())));
        List<TrackerSnapshot.SwarmCount> counts =
                memberships.values().stream().map(Membership::count).toList();
        return new TrackerSnapshot(shownUrl, state, attempt, retryIn, lastError, counts);
    }

    @Override
    public void close() {
        loop.assertOnLoop();
        List.copyOf(memberships.values()).forEach(Membership::leave);
        state = TrackerState.CLOSED;
        scraper.close();
        retry.ifPresent(EngineLoop.Timer::cancel);
        retry = Optional.empty();
        connection.ifPresent(Connection::abandon);
        connection = Optional.empty();
    }

    private void connectIfIdle() {
        if (connection.isEmpty() && retry.isEmpty()) {
            connect();
        }
    }

    private void connect() {
        retry = Optional.empty();
        state = TrackerState.CONNECTING;
        attempt++;
        Connection created = new Connection();
        connection = Optional.of(created);
        created.start();
    }

    private void lost(Connection ended, String reason) {
        Duration delay = backoff.next(ended.openFor(), ended.justAnswered() || scraper.awaitsAnswer());
        connection = Optional.empty();
        state = TrackerState.WAITING;
        lastError = reason;
        retryAtNanos = loop.nowNanos() + delay.toNanos();
        retry = Optional.of(loop.after(delay, "connect to tracker", this::connect));
        events.accept(new EngineEvent.TrackerLost(loop.nowNanos(), shownUrl, reason, delay));
        List.copyOf(memberships.values()).forEach(Membership::onLineLost);
        scraper.onLineLost(reason);
    }

    private void heard(TrackerMessage message) {
        if (scraper.onMessage(message)) {
            return;
        }
        if (message.failure().isPresent()) {
            complain(message.failure().get(), true);
            return;
        }
        message.warning().ifPresent(text -> complain(text, false));
        if (message.warning().isEmpty() && message.counts().isPresent()) {
            lastError = ""; // it has taken an announce again
        }
        message.infoHash()
                .flatMap(hash -> Optional.ofNullable(memberships.get(hash)))
                .ifPresent(membership -> membership.onMessage(message));
    }

    private void complain(String text, boolean failure) {
        lastError = text;
        if (complaints.permit(loop.nowNanos())) {
            events.accept(new EngineEvent.TrackerComplained(loop.nowNanos(), shownUrl, text, failure));
        }
    }

    /** The connection as the swarms see it, whichever socket that is at the time. */
    private final class SharedLine implements Membership.Line, Scraper.Line {
        @Override
        public boolean isOpen() {
            return state == TrackerState.CONNECTED;
        }

        @Override
        public void send(String text) {
            connection.ifPresent(current -> current.send(text));
        }

        @Override
        public String lastError() {
            return lastError;
        }

        @Override
        public void onAnswerSent() {
            connection.ifPresent(current -> current.answeredNanos = Optional.of(loop.nowNanos()));
        }

        @Override
        public void onLeft(Membership membership) {
            memberships.remove(membership.infoHash(), membership);
        }
    }

    /** One socket from its making to its end. */
    private final class Connection implements TrackerSocket.Listener {
        private final RateWindow messages = new RateWindow(MESSAGES_PER_TEN_SECONDS, Duration.ofSeconds(10));
        private Optional<TrackerSocket> socket = Optional.empty();
        private Optional<EngineLoop.Timer> timeout = Optional.empty();
        private Optional<Long> openedNanos = Optional.empty();
        private Optional<Long> answeredNanos = Optional.empty();
        private boolean nonsenseNoticed;

        void start() {
            timeout = Optional.of(loop.after(
                    CONNECT_TIMEOUT,
                    "tracker connect timeout",
                    () -> give("no answer within " + CONNECT_TIMEOUT.toSeconds() + " s")));
            socket = Optional.of(connector.connect(this));
        }

        void send(String text) {
            socket.ifPresent(open -> open.send(text));
        }

        void abandon() {
            timeout.ifPresent(EngineLoop.Timer::cancel);
            socket.ifPresent(TrackerSocket::close);
        }

        private void give(String reason) {
            abandon();
            lost(this, reason);
        }

        Duration openFor() {
            return openedNanos
                    .map(opened -> Duration.ofNanos(loop.nowNanos() - opened))
                    .orElse(Duration.ZERO);
        }

        boolean justAnswered() {
            return answeredNanos
                    .filter(at -> loop.nowNanos() - at <= ANSWER_BLAME.toNanos())
                    .isPresent();
        }

        @Override
        public void onOpen() {
            timeout.ifPresent(EngineLoop.Timer::cancel);
            openedNanos = Optional.of(loop.nowNanos());
            state = TrackerState.CONNECTED;
            attempt = 0;
            events.accept(new EngineEvent.TrackerConnected(loop.nowNanos(), shownUrl));
            List.copyOf(memberships.values()).forEach(Membership::onLineOpen);
            scraper.onLineOpen();
        }

        @Override
        public void onText(String text) {
            if (!withinBounds()) {
                return;
            }
            try {
                heard(TrackerMessageDecoder.decode(text));
            } catch (MalformedTrackerMessageException e) {
                noticeNonsense(e.getMessage());
            }
        }

        @Override
        public void onPing() {
            withinBounds();
        }

        @Override
        public void onClosed(String reason) {
            timeout.ifPresent(EngineLoop.Timer::cancel);
            lost(this, reason);
        }

        private boolean withinBounds() {
            boolean within = messages.permit(loop.nowNanos());
            if (!within) {
                give("floods: more than " + MESSAGES_PER_TEN_SECONDS + " messages within ten seconds");
            }
            return within;
        }

        /** Once per connection: a browser would drop the tracker for it, but what else it says may be of use. */
        private void noticeNonsense(@Nullable String detail) {
            lastError = "sent what is no tracker message: " + detail;
            if (!nonsenseNoticed) {
                nonsenseNoticed = true;
                events.accept(new EngineEvent.Noticed(
                        loop.nowNanos(), Level.WARNING, "Tracker " + shownUrl + " " + lastError));
            }
        }
    }
}
