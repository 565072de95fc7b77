package org.swarmglass.engine.tracker.protocol;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.tracker.ScrapeOutcome;
import org.swarmglass.engine.tracker.ScrapeRequest;

/**
 * Counting at one tracker: one request at a time, politely apart, in the form the tracker takes. A list of swarms comes
 * first; a tracker that refuses it, does not answer or closes the connection is asked for one swarm after the other with
 * a peer id from then on. Loop thread only.
 */
final class Scraper {
    /** Trackers answer for 100 to 255 swarms at once; those that answer for fewer do not say so. */
    private static final int SWARMS_PER_MESSAGE = 50;

    private static final Duration APART = Duration.ofSeconds(10);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(12);
    /** One lost connection may be chance. */
    private static final int CLOSED_FOR_GOOD = 2;

    /** What it needs of the connection all swarms share. */
    interface Line {
        boolean isOpen();

        void send(String text);

        /** Why it was lost last, for a person; empty if it was not. */
        String lastError();
    }

    private final EngineLoop loop;
    private final Entropy entropy;
    private final Line line;
    private final ArrayDeque<Round> waiting = new ArrayDeque<>();
    private Optional<Round> current = Optional.empty();
    private Optional<Long> lastStartNanos = Optional.empty();
    private Optional<EngineLoop.Timer> timer = Optional.empty();
    private boolean oneByOne;
    private int closures;
    private String lastClosure = "";

    Scraper(EngineLoop loop, Entropy entropy, Line line) {
        this.loop = loop;
        this.entropy = entropy;
        this.line = line;
    }

    ScrapeRequest scrape(List<InfoHash> infoHashes, Consumer<ScrapeOutcome> outcome) {
        Round round = new Round(List.copyOf(infoHashes), outcome);
        waiting.add(round);
        if (current.isEmpty() && timer.isEmpty()) {
            startNext();
        }
        return round;
    }

    /** Whether a connection that is lost now may have been closed for what was asked. */
    boolean awaitsAnswer() {
        return current.filter(round -> !round.asked.isEmpty()).isPresent();
    }

    void onLineOpen() {
        current.ifPresent(Round::ask);
    }

    void onLineLost(String reason) {
        current.ifPresent(round -> round.onLineLost(reason));
    }

    /** True if the message was for the scraper. */
    boolean onMessage(TrackerMessage message) {
        if (message.scraped().isPresent()) {
            current.ifPresent(round -> round.onCounts(message.scraped().get()));
            return true;
        }
        boolean ofScrape = message.action() == TrackerMessage.Action.SCRAPE
                || (message.action() == TrackerMessage.Action.NONE && awaitsAnswer());
        if (ofScrape && message.failure().isPresent()) {
            current.filter(round -> !round.asked.isEmpty())
                    .ifPresent(round -> round.refused(message.failure().get()));
            return true;
        }
        return false;
    }

    /** Nothing is told any more. */
    void close() {
        stopTimer();
        waiting.clear();
        current = Optional.empty();
    }

    private void startNext() {
        stopTimer();
        if (waiting.isEmpty()) {
            return;
        }
        long due = lastStartNanos.map(last -> last + APART.toNanos()).orElseGet(loop::nowNanos);
        timer = Optional.of(loop.after(Duration.ofNanos(Math.max(0, due - loop.nowNanos())), "scrape", () -> {
            timer = Optional.empty();
            start();
        }));
    }

    private void start() {
        Round round = waiting.poll();
        if (round == null) {
            return;
        }
        lastStartNanos = Optional.of(loop.nowNanos());
        current = Optional.of(round);
        if (closures >= CLOSED_FOR_GOOD) {
            finish(new ScrapeOutcome.Refused(lastClosure));
        } else if (line.isOpen()) {
            round.ask();
        } else {
            round.awaitLine();
        }
    }

    private void finish(ScrapeOutcome outcome) {
        Optional<Round> finished = current;
        current = Optional.empty();
        startNext();
        finished.ifPresent(round -> round.outcome.accept(outcome));
    }

    private void within(Duration patience, Runnable late) {
        stopTimer();
        timer = Optional.of(loop.after(patience, "scrape is late", late));
    }

    private void stopTimer() {
        timer.ifPresent(EngineLoop.Timer::cancel);
        timer = Optional.empty();
    }

    /** One request from its turn on. */
    private final class Round implements ScrapeRequest {
        private final Consumer<ScrapeOutcome> outcome;
        private final ArrayDeque<InfoHash> left;
        private final Map<InfoHash, ScrapeOutcome.Count> counts = new LinkedHashMap<>();
        private List<InfoHash> asked = List.of();

        Round(List<InfoHash> wanted, Consumer<ScrapeOutcome> outcome) {
            this.left = new ArrayDeque<>(wanted);
            this.outcome = outcome;
        }

        @Override
        public void cancel() {
            waiting.remove(this);
            if (current.filter(this::equals).isPresent()) {
                current = Optional.empty();
                startNext();
            }
        }

        void awaitLine() {
            within(
                    CONNECT_PATIENCE,
                    () -> finish(new ScrapeOutcome.Unreached(
                            line.lastError().isEmpty() ? "no connection yet" : line.lastError())));
        }

        void ask() {
            if (left.isEmpty()) {
                finish(new ScrapeOutcome.Counted(counts, oneByOne));
                return;
            }
            asked = left.stream().limit(oneByOne ? 1 : SWARMS_PER_MESSAGE).toList();
            within(ANSWER_PATIENCE, () -> refused("does not answer a scrape"));
            line.send(oneByOne ? single(asked.get(0)) : TrackerMessageEncoder.scrape(asked));
        }

        /** A new id each time: trackers of several workers stumble over one id in two swarms. */
        private String single(InfoHash infoHash) {
            return TrackerMessageEncoder.scrape(
                    infoHash, new PeerId(PeerId.SWARMGLASS_PREFIX + entropy.alphanumeric(12)));
        }

        /** Some trackers leave out swarms in which nobody is. */
        void onCounts(Map<InfoHash, ScrapeOutcome.Count> told) {
            boolean ofEarlierRequest = !told.isEmpty() && asked.stream().noneMatch(told::containsKey);
            if (asked.isEmpty() || ofEarlierRequest) {
                return;
            }
            asked.forEach(infoHash -> counts.put(infoHash, told.getOrDefault(infoHash, ScrapeOutcome.Count.NONE)));
            left.removeAll(asked);
            asked = List.of();
            ask();
        }

        void refused(String words) {
            asked = List.of();
            if (!oneByOne) {
                oneByOne = true;
                ask();
            } else {
                finish(counts.isEmpty() ? new ScrapeOutcome.Refused(words) : new ScrapeOutcome.Counted(counts, true));
            }
        }

        void onLineLost(String reason) {
            if (asked.isEmpty()) {
                finish(new ScrapeOutcome.Unreached(reason));
            } else if (!oneByOne) {
                oneByOne = true;
                asked = List.of();
                awaitLine();
            } else {
                closures++;
                lastClosure = "closes the connection when it is asked to count (" + reason + ")";
                refused(lastClosure);
            }
        }
    }
}
