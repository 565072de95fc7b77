package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.Level;
import org.swarmglass.engine.integrity.HashFileAddress;
import org.swarmglass.engine.integrity.HashList;
import org.swarmglass.engine.integrity.MalformedHashesException;
import org.swarmglass.engine.integrity.Sha256;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.metrics.Traffic;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.swarm.HashSource;

/**
 * The origin's list of hashes, fetched when the stream is opened and again when it does not answer a question: that of a
 * live stream lags behind its segments (protocol/v06.md section 8.3). Loop thread only.
 */
public final class HashFile implements HashSource {
    static final int TRIES = 10;
    static final Duration PAUSE = Duration.ofMillis(500);

    /** A player waits for the answer; an origin that does not answer must not keep it for ten timeouts. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So long it is not asked again after it has brought nothing new for all the tries of a question. */
    static final Duration REST = Duration.ofSeconds(10);

    /** A live stream that has only begun may have its list a little later than its playlist. */
    private static final int GUESSES = 4;

    private static final Duration GUESS_AGAIN = Duration.ofSeconds(15);

    private final HashFileAddress address;
    private final Ports ports;
    private final List<Asked> open = new ArrayList<>();
    private HashList hashes = HashList.EMPTY;
    private int changes;
    private boolean absent;
    private int guesses;
    private boolean complained;
    private String lastFailure = "";
    private long fetchedNanos;
    private long restsUntilNanos;
    private ResumingFetch.@Nullable Handle running;
    private EngineLoop.@Nullable Timer next;

    public HashFile(HashFileAddress address, Ports ports) {
        this.address = address;
        this.ports = ports;
        this.restsUntilNanos = ports.loop().nowNanos();
    }

    @Override
    public void start() {
        fetch();
    }

    @Override
    public boolean offered() {
        return !absent;
    }

    @Override
    public boolean canVerify(SegmentRef segment) {
        return absent || !resting() || hashes.find(segment).isPresent();
    }

    @Override
    public Optional<Verdict> verdict(SegmentRef segment, Sha256 actual) {
        Optional<Verdict> said = read(segment, actual);
        // A mismatch may be due to an old list, as after an encoder has begun anew; nobody is judged by one.
        return said.filter(verdict -> verdict != Verdict.MISMATCH || resting())
                .or(() -> resting() ? Optional.of(Verdict.NO_HASH) : Optional.empty());
    }

    private boolean resting() {
        return ports.loop().nowNanos() < restsUntilNanos;
    }

    /** Empty if the list does not name the segment. */
    private Optional<Verdict> read(SegmentRef segment, Sha256 actual) {
        return absent
                ? Optional.of(Verdict.NOT_OFFERED)
                : hashes.find(segment).map(hash -> hash.equals(actual) ? Verdict.MATCH : Verdict.MISMATCH);
    }

    @Override
    public Question ask(SegmentRef segment, Sha256 actual, Consumer<Verdict> then) {
        Asked asked = new Asked(segment, actual, then);
        open.add(asked);
        fetchSoon();
        return asked;
    }

    @Override
    public void close() {
        List.copyOf(open).forEach(Asked::cancel);
        if (running != null) {
            running.cancel();
        }
        if (next != null) {
            next.cancel();
        }
    }

    private void fetchSoon() {
        if (running == null && next == null) {
            long now = ports.loop().nowNanos();
            Duration pause = Duration.ofNanos(Math.max(0, fetchedNanos + PAUSE.toNanos() - now));
            next = ports.loop().after(pause, "fetch hashes", this::fetch);
        }
    }

    private void fetch() {
        next = null;
        running = TextFetch.start(
                ports.origin(), ports.traffic(), address.uri(), TextFetch.result(this::onText, this::onFailed));
    }

    private void onText(URI from, String text) {
        try {
            HashList read = HashList.parse(text);
            if (changes == 0 || !read.sameAs(hashes)) {
                onChanged(read);
            }
            lastFailure = "";
        } catch (MalformedHashesException malformed) {
            lastFailure = String.valueOf(malformed.getMessage());
        }
        onFetched();
    }

    private void onChanged(HashList read) {
        if (changes == 0) {
            notice(
                    Level.INFO,
                    "segments are verified against the " + read.size() + " hashes of " + SafeUrl.of(address.uri()));
        }
        hashes = read;
        changes++;
        absent = false;
        complained = false;
    }

    private void onFailed(FetchFailure failure) {
        boolean none = failure instanceof FetchFailure.Status status
                && switch (status.status()) {
                    // Storages that do not let strangers list them answer 403 for what they do not have.
                    case 403, 404, 410 -> true;
                    default -> false;
                };
        absent = address.guessed() && changes == 0 && none;
        lastFailure = failure.reason();
        onFetched();
    }

    private void onFetched() {
        running = null;
        fetchedNanos = ports.loop().nowNanos();
        for (Asked asked : List.copyOf(open)) {
            if (open.contains(asked)) { // An answer may have ended other questions.
                asked.onFetched();
            }
        }
        if (!open.isEmpty()) {
            fetchSoon();
        } else if (absent && ++guesses < GUESSES) {
            next = ports.loop().after(GUESS_AGAIN, "look for hashes again", this::fetch);
        }
    }

    private void onGivenUp(Asked asked) {
        if (asked.changesBefore != changes) {
            return; // The list is alive, it only does not have this one.
        }
        restsUntilNanos = ports.loop().nowNanos() + REST.toNanos();
        if (!complained) {
            complained = true;
            String why = lastFailure.isEmpty() ? "it does not list segment " + asked.segment.id() : lastFailure;
            notice(
                    Level.WARNING,
                    "segments cannot be verified against " + SafeUrl.of(address.uri()) + ": " + why
                            + ". They come from the origin only and are not passed on to peers;"
                            + " check the address of the hashes and their server");
        }
    }

    private void notice(Level level, String message) {
        ports.events().accept(new EngineEvent.Noticed(ports.loop().nowNanos(), level, message));
    }

    /**
     * What it works with.
     *
     * @param origin that makes one attempt: the pauses between attempts are this class's own
     */
    public record Ports(EngineLoop loop, ResumingFetch origin, Traffic traffic, Consumer<EngineEvent> events) {}

    private final class Asked implements Question {
        final SegmentRef segment;
        final int changesBefore = changes;
        private final Sha256 actual;
        private final Consumer<Verdict> then;
        private final EngineLoop.Timer patience;
        private int tries;

        Asked(SegmentRef segment, Sha256 actual, Consumer<Verdict> then) {
            this.segment = segment;
            this.actual = actual;
            this.then = then;
            this.patience = ports.loop().after(PATIENCE, "no hash in time", this::giveUp);
        }

        void onFetched() {
            tries++;
            Optional<Verdict> said = read(segment, actual);
            if (said.isPresent()) {
                answer(said.get());
            } else if (tries >= TRIES) {
                giveUp();
            }
        }

        private void giveUp() {
            onGivenUp(this);
            answer(read(segment, actual).orElse(Verdict.NO_HASH));
        }

        private void answer(Verdict verdict) {
            cancel();
            then.accept(verdict);
        }

        @Override
        public void cancel() {
            patience.cancel();
            open.remove(this);
        }
    }
}
