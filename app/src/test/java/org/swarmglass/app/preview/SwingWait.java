package org.swarmglass.app.preview;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.exception.ComponentLookupException;
import org.assertj.swing.timing.Condition;
import org.assertj.swing.timing.Pause;

/** Waits for what a window or a player will show, and acts on the EDT. Any other thread. */
public final class SwingWait {
    /** Long, since machines that test are slow; a test that passes does not need it. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private SwingWait() {}

    /** Runs it on the EDT and waits for its result. */
    public static <T> T onEdt(Supplier<T> action) {
        return Objects.requireNonNull(GuiActionRunner.execute(action::get));
    }

    /** Waits until no thread has one of these names: an executor says that it has ended a moment before its thread has. */
    public static void awaitEndOf(String... threads) {
        await(
                "the end of " + String.join(", ", threads),
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> Arrays.asList(threads).contains(thread.getName())));
    }

    /**
     * @param what told if it is not reached
     * @throws org.assertj.swing.exception.WaitTimedOutError after {@link #PATIENCE}
     */
    public static void await(String what, BooleanSupplier reached) {
        Pause.pause(
                new Condition(what) {
                    @Override
                    public boolean test() {
                        try {
                            return reached.getAsBoolean();
                        } catch (ComponentLookupException notYet) {
                            // A table takes the place of its empty state only when it has rows.
                            return false;
                        }
                    }
                },
                PATIENCE.toMillis());
    }
}
