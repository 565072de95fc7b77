package org.swarmglass.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.capacity.CapacityRow;

class PlanRunnerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final PlanForm SHORT =
            PlanForm.FIRST.with(Swept.VIEWERS).with(PlanField.AUDIENCES, "1, 2").with(PlanField.MEASURED, "5s");

    private final PlanRunner runner = new PlanRunner();

    @AfterEach
    void close() throws InterruptedException {
        runner.close();
        awaitEndOfThread();
    }

    @Test
    void simulatesSwarmAfterSwarm() throws InterruptedException {
        assertThat(runner.progress()).isEmpty();
        runner.start(Plans.of(SHORT));
        PlanProgress done = await(progress -> !progress.running());
        assertThat(done.state()).isEqualTo(PlanProgress.State.DONE);
        assertThat(done.rows()).extracting(row -> row.result().peers()).containsExactly(1, 2);
        assertThat(done.rows().get(1).result().share()).isBetween(0.3, 0.5);
        assertThat(done.spent()).isPositive();
    }

    @Test
    void keepsFinishedRowsWhenItIsCancelled() throws InterruptedException {
        runner.start(Plans.of(SHORT.with(PlanField.AUDIENCES, "1, 500")));
        await(progress -> progress.rows().size() == 1);
        runner.cancel();
        PlanProgress cancelled = runner.progress().orElseThrow();
        assertThat(cancelled.state()).isEqualTo(PlanProgress.State.CANCELLED);
        assertThat(cancelled.rows()).hasSize(1);

        runner.start(Plans.of(SHORT));
        PlanProgress next = await(progress -> !progress.running());
        assertThat(next.rows()).extracting(CapacityRow::delaySeconds).containsExactly(28.0, 28.0);
        assertThat(cancelled.rows()).hasSize(1);
    }

    @Test
    void endsItsThreadWhenItIsClosed() throws InterruptedException {
        runner.start(Plans.of(SHORT.with(PlanField.AUDIENCES, "500")));
        await(progress -> progress.current() > 0);
        assertThat(threads()).isEqualTo(1);
        runner.close();
        awaitEndOfThread();
    }

    private static void awaitEndOfThread() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (threads() > 0 && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(threads()).isZero();
    }

    @Test
    void tellsWantOfMemoryFromAFaultOfOurs() {
        assertThat(PlanRunner.problem(new IllegalStateException(new OutOfMemoryError())))
                .contains("fewer viewers");
        assertThat(PlanRunner.problem(new IllegalStateException("why"))).contains("fault of this program", "why");
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("capacity-plan"))
                .count();
    }

    private PlanProgress await(Predicate<PlanProgress> reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.test(runner.progress().orElseThrow()) && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(runner.progress().orElseThrow()).matches(reached);
        return runner.progress().orElseThrow();
    }
}
