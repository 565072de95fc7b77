package org.swarmglass.engine.stream;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.UtcTiming;
import org.swarmglass.engine.swarm.DownloadPorts;

/**
 * The time by which a live MPD's segments appear: the computer's, corrected by the first clock the MPD names that tells.
 * Asked when the stream is opened, which waits for it a little, and again each hour. Loop thread only.
 */
final class StreamClock {
    /** Playback must not wait for a clock. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration AGAIN = Duration.ofHours(1);

    /** What a person is told of; a header's date is cut to seconds. */
    private static final Duration NOTABLE = Duration.ofSeconds(2);

    private final DownloadPorts ports;
    private final InstantSource computer;
    private Duration ahead = Duration.ZERO;
    private long askedNanos;
    private boolean corrected;
    private boolean toldFailure;
    private @Nullable Question open;

    StreamClock(StreamPorts ports) {
        this.ports = ports.downloads();
        this.computer = ports.wallClock();
    }

    Instant now() {
        return computer.instant().plus(ahead);
    }

    /**
     * Asks for the first time.
     *
     * @param onAnswered called once, after three seconds at most; at once if there is nothing to ask
     */
    void ask(MediaPresentation loaded, Runnable onAnswered) {
        List<UtcTiming> clocks = loaded.live() ? loaded.window().clocks() : List.of();
        if (clocks.isEmpty()) {
            onAnswered.run();
        } else {
            begin(clocks, onAnswered);
        }
    }

    /**
     * Asks again if that was an hour ago; nobody waits for it.
     *
     * @param fresh whether the manifest was loaded just now, so that a time in it is the present
     */
    void askAgain(MediaPresentation latest, boolean fresh) {
        List<UtcTiming> clocks = latest.window().clocks().stream()
                .filter(clock -> fresh || !(clock instanceof UtcTiming.Direct))
                .toList();
        if (open == null && !clocks.isEmpty() && ports.loop().nowNanos() - askedNanos >= AGAIN.toNanos()) {
            begin(clocks, () -> {});
        }
    }

    private void begin(List<UtcTiming> clocks, Runnable onAnswered) {
        askedNanos = ports.loop().nowNanos();
        Question question = new Question(clocks, onAnswered);
        open = question;
        question.next();
    }

    /** Nothing is called any more. */
    void close() {
        if (open != null) {
            open.end();
        }
    }

    private void set(Instant told) {
        Duration before = ahead;
        ahead = Duration.between(computer.instant(), told);
        if (ahead.minus(before).abs().compareTo(NOTABLE) >= 0) {
            notice("this computer's clock is " + ahead.abs().plusMillis(500).toSeconds() + " s "
                    + (ahead.isNegative() ? "ahead of" : "behind") + " the clock that the MPD names, which counts");
        }
        corrected = true;
        toldFailure = false;
    }

    private void fail(String reason) {
        if (!toldFailure) {
            notice("no clock that the MPD names tells the time (" + reason + "); "
                    + (corrected
                            ? "what was told before counts"
                            : "this computer's counts, and if it is wrong segments come late or not at all"));
        }
        toldFailure = true;
    }

    private void notice(String words) {
        ports.events().accept(new EngineEvent.Noticed(ports.loop().nowNanos(), EngineEvent.Level.NOTICE, words));
    }

    /** One round through the clocks. */
    private final class Question {
        private final List<UtcTiming> clocks;
        private final Runnable onAnswered;
        private final EngineLoop.Timer deadline;
        private Optional<DateFetch> running = Optional.empty();
        private String reason = "they are of kinds that cannot be asked over HTTP";
        private int asked;

        Question(List<UtcTiming> clocks, Runnable onAnswered) {
            this.clocks = clocks;
            this.onAnswered = onAnswered;
            this.deadline = ports.loop()
                    .after(PATIENCE, "clock", () -> onFailed("no answer within " + PATIENCE.toSeconds() + " s"));
        }

        void next() {
            if (asked == clocks.size()) {
                onFailed(reason);
                return;
            }
            UtcTiming clock = clocks.get(asked++);
            if (clock instanceof UtcTiming.Direct direct) {
                onTold(direct.at());
            } else if (clock instanceof UtcTiming.DateText text) {
                fetch(text.uri(), false);
            } else if (clock instanceof UtcTiming.DateHeader header) {
                fetch(header.uri(), true);
            } else {
                next();
            }
        }

        private void fetch(URI uri, boolean header) {
            running = Optional.of(DateFetch.start(ports, uri, header, this::onDate));
        }

        private void onDate(Optional<Instant> date, String failure) {
            running = Optional.empty();
            reason = failure;
            date.ifPresentOrElse(this::onTold, this::next);
        }

        private void onTold(Instant told) {
            end();
            set(told);
            onAnswered.run();
        }

        private void onFailed(String why) {
            end();
            fail(why);
            onAnswered.run();
        }

        void end() {
            deadline.cancel();
            running.ifPresent(DateFetch::cancel);
            open = null;
        }
    }
}
