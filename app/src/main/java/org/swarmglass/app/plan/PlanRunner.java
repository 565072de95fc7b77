package org.swarmglass.app.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.app.capacity.CapacityRow;
import org.swarmglass.app.capacity.CapacityRun;
import org.swarmglass.engine.simulation.Scenario;

/**
 * Runs plans on {@code capacity-plan}, one at a time. Whoever shows it pulls {@link #progress}; nothing waits for the
 * thread, which looks once a virtual second whether it is to go on. Any thread.
 */
final class PlanRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlanRunner.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "capacity-plan");
        made.setDaemon(true);
        return made;
    });
    private volatile Optional<Run> latest = Optional.empty();

    /** How far the latest plan is; empty before the first. */
    Optional<PlanProgress> progress() {
        return latest.map(run -> run.progress);
    }

    /** Begins a plan as soon as the one before has stopped, which is told to. */
    synchronized void start(Plan plan) {
        cancel();
        Run run = new Run(plan);
        latest = Optional.of(run);
        thread.execute(run);
    }

    /** Ends the plan there is, at once for those who look. Its finished rows stay. */
    synchronized void cancel() {
        latest.ifPresent(Run::cancel);
    }

    /** For a person. Memory may have run out in a task of one viewer, whose fault is wrapped. */
    static String problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return "There is not enough memory. Plan with fewer viewers.";
            }
        }
        return "The simulation failed, which is a fault of this program: " + failure + ". The log has the details.";
    }

    /** Does not wait for the thread. No plan can be begun afterwards. Idempotent. */
    @Override
    public void close() {
        cancel();
        thread.shutdown();
    }

    private static final class Run implements Runnable, CapacityRun.Observer {
        private final List<CapacityRow> rows = new ArrayList<>();
        private long begunNanos;
        private volatile PlanProgress progress;

        Run(Plan plan) {
            progress = PlanProgress.begun(plan);
        }

        @Override
        public void run() {
            begunNanos = System.nanoTime();
            try {
                if (CapacityRun.run(progress.plan().scenarios(), this)) {
                    end(PlanProgress.State.DONE, "");
                }
            } catch (RuntimeException | Error failure) {
                LOG.error("a simulation failed", failure);
                end(PlanProgress.State.FAILED, problem(failure));
            }
        }

        @Override
        public boolean goesOn(Scenario scenario, double done) {
            return update(new PlanProgress(
                    progress.plan(), progress.rows(), done, progress.spent(), PlanProgress.State.RUNNING, ""));
        }

        @Override
        public void onRow(CapacityRow row) {
            rows.add(row);
            update(new PlanProgress(
                    progress.plan(),
                    rows,
                    0,
                    Duration.ofNanos(System.nanoTime() - begunNanos),
                    PlanProgress.State.RUNNING,
                    ""));
        }

        void cancel() {
            end(PlanProgress.State.CANCELLED, "");
        }

        private synchronized void end(PlanProgress.State how, String why) {
            if (progress.running()) {
                progress = progress.ended(how, why);
            }
        }

        /** False once it is over: what comes late changes nothing. */
        private synchronized boolean update(PlanProgress next) {
            if (progress.running()) {
                progress = next;
            }
            return progress.running();
        }
    }
}
