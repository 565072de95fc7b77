package org.swarmglass.engine.interop;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a main class of the lab when the test that started it is gone: standard input ends then. */
final class ParentWatch {
    private final CountDownLatch gone = new CountDownLatch(1);

    private ParentWatch() {}

    static ParentWatch start() {
        ParentWatch watch = new ParentWatch();
        Thread thread = new Thread(watch::untilGone, "parent-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** Lets the time pass. */
    void pass(Duration time) throws InterruptedException {
        if (gone.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the test is gone");
        }
    }

    private void untilGone() {
        try {
            while (System.in.read() >= 0) {
                // The test never writes; only the end of the stream counts.
            }
        } catch (IOException broken) {
            // As good as the end.
        }
        gone.countDown();
        // As the namespace's first process: the kernel ends all others with it.
        Runtime.getRuntime().halt(1);
    }
}
