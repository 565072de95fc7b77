package org.swarmglass.app.main;

import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Asks something of the EDT from another thread. */
final class Edt {
    private Edt() {}

    /**
     * Runs on the EDT and waits for the answer.
     *
     * @throws IllegalStateException if called on the EDT, which would wait for itself
     */
    static <T> T ask(Supplier<T> question) {
        if (EventQueue.isDispatchThread()) {
            throw new IllegalStateException("this blocks; it must not be called on the EDT");
        }
        AtomicReference<T> answer = new AtomicReference<>();
        try {
            EventQueue.invokeAndWait(() -> answer.set(question.get()));
        } catch (InvocationTargetException bug) {
            throw new IllegalStateException(bug.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the EDT", stop);
        }
        return Objects.requireNonNull(answer.get());
    }
}
