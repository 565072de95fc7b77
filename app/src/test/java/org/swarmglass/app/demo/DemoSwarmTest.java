package org.swarmglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.cli.SwarmglassCommand;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.ExitCode;
import picocli.CommandLine;

class DemoSwarmTest {
    @Test
    void tellsACommandThatWatchesIt() throws Exception {
        try (DemoSwarm swarm = DemoSwarm.start(Optional.empty())) {
            CommandLine line = SwarmglassCommand.commandLine(screenshot -> (session, engine, ending) -> {
                throw new CannotContinueException(ExitCode.INTERNAL_ERROR, "nothing is run");
            });
            CommandLine.ParseResult watch =
                    line.parseArgs(swarm.watchCommand().split(" ")).subcommand();

            assertThat(watch.commandSpec().name()).isEqualTo("watch");
            assertThat(watch.matchedPositional(0).stringValues())
                    .containsExactly(swarm.stream().toString());
            assertThat(watch.matchedOption("--tracker").stringValues())
                    .containsExactly(swarm.trackers().get(0).url().toString());
            assertThat(watch.hasMatchedOption("--loopback")).isTrue();
        }
    }
}
