package org.swarmglass.app.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** When a run is over: after its duration, or when somebody says so (Ctrl-C, a closed window). Any thread. */
public final class Ending {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final Optional<Duration> duration;
    private volatile long startNanos = System.nanoTime();

    private Ending(Optional<Duration> duration) {
        this.duration = duration;
    }

    /** The clock starts now, and again at {@link #begin}. */
    public static Ending after(Optional<Duration> duration) {
        return new Ending(duration);
    }

    /** What comes before what the duration is meant for is over. */
    public void begin() {
        startNanos = System.nanoTime();
    }

    public void reach() {
        reached.countDown();
    }

    /** How long the run has gone on. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Waits for the end, at most for the given time; true once it is reached. */
    public boolean await(Duration atMost) {
        long left = duration.map(whole -> whole.minus(elapsed()))
                .filter(remaining -> remaining.compareTo(atMost) < 0)
                .orElse(atMost)
                .toNanos();
        try {
            if (reached.await(Math.max(0, left), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            reach();
            return true;
        }
        if (duration.isPresent() && elapsed().compareTo(duration.get()) >= 0) {
            reach();
            return true;
        }
        return false;
    }

    /** Waits for the end however long it takes. */
    public void await() {
        while (!await(Duration.ofMinutes(1))) {
            // The wait is cut in pieces only because a duration may be absent.
        }
    }

    /** Everything is closed and written: the process may go. */
    public void cleanedUp() {
        cleanedUp.countDown();
    }

    /** Reaches the end when the process is asked to leave, and holds it until all is closed or the time is up. */
    public Thread onShutdown(Duration patience) {
        return new Thread(
                () -> {
                    reach();
                    try {
                        cleanedUp.await(patience.toMillis(), TimeUnit.MILLISECONDS);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                },
                "shutdown");
    }
}
