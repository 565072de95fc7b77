package org.swarmglass.engine.census;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.snapshot.CensusSnapshot.Answer;
import org.swarmglass.engine.snapshot.CensusSnapshot.Count;
import org.swarmglass.engine.snapshot.CensusSnapshot.Row;
import org.swarmglass.engine.snapshot.CensusSnapshot.TrackerRow;
import org.swarmglass.engine.tracker.ScrapeOutcome;
import org.swarmglass.engine.tracker.ScrapeRequest;
import org.swarmglass.engine.tracker.Tracker;

/**
 * A plan counted at all trackers, again and again. It joins nothing: no announce, no offer, no upload. A round is over
 * when every tracker has told or failed to. Loop thread only.
 */
public final class Census {
    /** The least time between two rounds, however often a caller would like to know. */
    public static final Duration SHORTEST_PERIOD = Duration.ofSeconds(10);

    private final EngineLoop loop;
    private final Subject subject;
    private final List<Place> places;
    private final Duration period;
    private final Runnable onRound;
    private Optional<EngineLoop.Timer> next = Optional.empty();
    private List<Row> rows;
    private int rounds;
    private int awaited;
    private long startedNanos;
    private boolean stopped;

    /**
     * What is counted.
     *
     * @param requestedUrl for people, without secrets; the same for {@code responseUrl}
     * @param joinable whose swarms can be joined on this manifest
     */
    public record Subject(CensusPlan plan, String requestedUrl, String responseUrl, Set<Generation> joinable) {}

    /**
     * Does nothing before {@link #start}.
     *
     * @param onRound called after each round, while the census is not stopped
     */
    public Census(EngineLoop loop, Subject subject, List<Tracker> trackers, Duration period, Runnable onRound) {
        this.loop = loop;
        this.subject = subject;
        this.places = trackers.stream().map(Place::new).toList();
        this.period = period.compareTo(SHORTEST_PERIOD) < 0 ? SHORTEST_PERIOD : period;
        this.onRound = onRound;
        this.rows = rows();
    }

    /** Begins the first round. */
    public void start() {
        stopped = false;
        round();
    }

    /** Asks nothing any more, until it is started again; what was told stays. */
    public void stop() {
        stopped = true;
        awaited = 0;
        next.ifPresent(EngineLoop.Timer::cancel);
        places.forEach(Place::cancel);
    }

    /** How many times every tracker has told or failed to. */
    public int rounds() {
        return rounds;
    }

    /** Whether at least one tracker told in its latest answer. */
    public boolean counted() {
        return places.stream().anyMatch(place -> place.outcome instanceof ScrapeOutcome.Counted);
    }

    public CensusSnapshot snapshot() {
        return new CensusSnapshot(
                subject.requestedUrl(),
                subject.responseUrl(),
                rounds,
                rounds == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(loop.nowNanos() - startedNanos)),
                rows,
                places.stream().map(Place::row).toList(),
                subject.plan().leftOut(),
                subject.joinable());
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        subject.plan()
                .swarms()
                .forEach((infoHash, recipes) -> rows.add(new Row(
                        infoHash,
                        recipes,
                        places.stream().map(place -> place.count(infoHash)).toList())));
        return rows;
    }

    private void round() {
        next = Optional.empty();
        startedNanos = loop.nowNanos();
        awaited = places.size();
        places.forEach(Place::ask);
    }

    private void onOutcome() {
        awaited--;
        if (awaited > 0) {
            return;
        }
        rounds++;
        Duration wait = period.minusNanos(loop.nowNanos() - startedNanos);
        next = Optional.of(loop.after(wait, "census", this::round));
        onRound.run();
    }

    /** One tracker and what it told last. */
    private final class Place {
        private final Tracker tracker;
        private @Nullable ScrapeOutcome outcome;
        private Optional<ScrapeRequest> request = Optional.empty();

        Place(Tracker tracker) {
            this.tracker = tracker;
        }

        void ask() {
            request = Optional.of(tracker.scrape(subject.plan().infoHashes(), told -> {
                request = Optional.empty();
                outcome = told;
                rows = rows();
                if (!stopped) {
                    onOutcome();
                }
            }));
        }

        void cancel() {
            request.ifPresent(ScrapeRequest::cancel);
            request = Optional.empty();
        }

        Optional<Count> count(InfoHash infoHash) {
            return outcome instanceof ScrapeOutcome.Counted counted
                    ? Optional.ofNullable(counted.counts().get(infoHash))
                            .map(count -> new Count(count.seeders(), count.leechers()))
                    : Optional.empty();
        }

        TrackerRow row() {
            URI url = tracker.snapshot().url();
            if (outcome instanceof ScrapeOutcome.Counted counted) {
                return new TrackerRow(url, Answer.COUNTED, counted.oneByOne(), "");
            } else if (outcome instanceof ScrapeOutcome.Refused refused) {
                return new TrackerRow(url, Answer.REFUSED, true, refused.words());
            } else if (outcome instanceof ScrapeOutcome.Unreached unreached) {
                return new TrackerRow(url, Answer.UNREACHED, false, unreached.reason());
            }
            return new TrackerRow(url, Answer.AWAITED, false, "");
        }
    }
}
