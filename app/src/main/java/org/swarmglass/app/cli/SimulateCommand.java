package org.swarmglass.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.swarmglass.app.capacity.CapacityFile;
import org.swarmglass.app.capacity.CapacityRow;
import org.swarmglass.app.capacity.CapacityRun;
import org.swarmglass.app.capacity.CapacityText;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.Ending;
import org.swarmglass.app.session.ExitCode;
import org.swarmglass.engine.simulation.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmglass simulate}. */
@Command(
        name = "simulate",
        description = "Simulates a swarm: what peers will save at an event, and which live delay is best. The engine of"
                + " every viewer is real, network and time are not. --peers, --uplink and --delay take several values,"
                + " separated by commas: each combination is simulated.",
        mixinStandardHelpOptions = true,
        versionProvider = SwarmglassCommand.VersionText.class)
final class SimulateCommand implements Callable<Integer> {
    private static final int PERCENT_STEP = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Mixin
    private SwarmOptions swarm = new SwarmOptions();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write a row per simulated swarm to a file.")
    private Optional<Path> csv = Optional.empty();

    @Option(
            names = "--json",
            description =
                    "Print JSON instead of the table: an object on a line per swarm, the last one on the last line.")
    private boolean json;

    @Override
    public Integer call() throws CannotContinueException {
        List<Scenario> scenarios;
        try {
            scenarios = swarm.scenarios();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
        return Run.until(Optional.empty(), ending -> simulate(scenarios, ending));
    }

    private void simulate(List<Scenario> scenarios, Ending ending) throws CannotContinueException {
        PrintWriter out = spec.commandLine().getOut();
        List<CapacityRow> rows = new ArrayList<>();
        if (!json) {
            out.println(CapacityText.head());
        }
        if (!CapacityRun.run(scenarios, new Printing(rows, ending))) {
            return;
        }
        write(rows);
        if (!json) {
            rows.stream()
                    .max(Comparator.comparingDouble(row -> row.result().share()))
                    .map(CapacityText::conclusion)
                    .ifPresent(out::println);
        }
    }

    private void write(List<CapacityRow> rows) throws CannotContinueException {
        if (csv.isEmpty()) {
            return;
        }
        try {
            CapacityFile.writeCsv(csv.get(), rows);
        } catch (IOException failed) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR,
                    "The rows could not be written to " + csv.get() + " (" + failed + "). Check the folder and the free"
                            + " space.");
        }
    }

    /** Rows as they come; progress on standard error, so that a table or JSON on standard output stays clean. */
    private final class Printing implements CapacityRun.Observer {
        private final List<CapacityRow> rows;
        private final Ending ending;
        private int toldPercent;

        Printing(List<CapacityRow> rows, Ending ending) {
            this.rows = rows;
            this.ending = ending;
        }

        /** False at Ctrl-C. */
        @Override
        public boolean goesOn(Scenario scenario, double done) {
            int percent = (int) (100 * done) / PERCENT_STEP * PERCENT_STEP;
            if (percent > toldPercent && percent < 100) {
                toldPercent = percent;
                PrintWriter err = spec.commandLine().getErr();
                err.println("Simulating " + scenario.peers() + " peers for "
                        + scenario.length().toSeconds() + " s: " + percent + " %");
                err.flush();
            }
            return !ending.await(Duration.ZERO);
        }

        @Override
        public void onRow(CapacityRow row) {
            PrintWriter out = spec.commandLine().getOut();
            rows.add(row);
            (json ? List.of(CapacityFile.json(row.result())) : CapacityText.lines(row)).forEach(out::println);
            out.flush();
            toldPercent = 0;
        }
    }
}
