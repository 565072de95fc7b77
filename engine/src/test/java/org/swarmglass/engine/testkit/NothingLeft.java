package org.swarmglass.engine.testkit;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test class that leaves a thread behind; registered for all of them. Engines, factories, connections, proxies,
 * trackers, sockets of ours and media players each have a thread of their own, so they are found by it.
 */
public final class NothingLeft implements BeforeAllCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(NothingLeft.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /**
     * Not ours to end: the JDK's, the test tools', and the clients' of tests, which JDK 17 ends with the garbage. A
     * {@code Thread-N} is one that native code attached.
     */
    private static final Pattern FOREIGN = Pattern.compile(
            "(AWT-|Java2D|TimerQueue|Swing-|SwingWorker|Image |JNA |HttpClient-|ForkJoinPool|Common-Cleaner|Cleaner-"
                    + "|Window Ready Timer|CompletableFuture|Keep-Alive|process reaper|junit-|surefire|main|Thread-|pool-).*");

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(NAMESPACE).put(context.getUniqueId(), threads());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Object before = context.getStore(NAMESPACE).get(context.getUniqueId());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Set<Thread> left = begunSince((Set<?>) before);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            left = begunSince((Set<?>) before);
        }
        if (!left.isEmpty()) {
            throw new AssertionError(context.getDisplayName() + " leaves threads behind: " + left);
        }
    }

    private static Set<Thread> begunSince(Set<?> before) {
        Set<Thread> begun = threads();
        begun.removeAll(before);
        return begun;
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !FOREIGN.matcher(thread.getName()).matches())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
