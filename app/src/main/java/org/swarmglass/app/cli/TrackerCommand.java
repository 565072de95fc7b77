package org.swarmglass.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.Ending;
import org.swarmglass.app.session.ExitCode;
import org.swarmglass.engine.tracker.server.Stats;
import org.swarmglass.engine.tracker.server.TrackerServer;
import org.swarmglass.engine.tracker.server.TrackerServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmglass tracker}. */
@Command(
        name = "tracker",
        description = "Runs a WebTorrent tracker that browsers and Swarmglass can use.",
        mixinStandardHelpOptions = true,
        versionProvider = SwarmglassCommand.VersionText.class)
final class TrackerCommand implements Callable<Integer> {
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}, this machine only.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8000",
            description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
    private int port = 8000;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "20s",
            converter = DurationConverter.class,
            description = "How often clients shall announce, 1s to 1h. Default: ${DEFAULT-VALUE}")
    private Duration interval = Duration.ofSeconds(20);

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "End after 60s, 5m or 1h. Default: at Ctrl-C.")
    private Optional<Duration> duration = Optional.empty();

    @Override
    public Integer call() throws CannotContinueException {
        InetSocketAddress address = address();
        TrackerServerOptions options = options();
        return Run.until(duration, ending -> serve(address, options, ending));
    }

    private InetSocketAddress address() {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port " + port + " is no port; write 1 to 65535");
        }
        InetSocketAddress address = new InetSocketAddress(bind, port);
        if (address.isUnresolved()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--bind " + bind + " is no address of this machine; write 127.0.0.1, 0.0.0.0 or one that"
                            + " \"ip address\" shows");
        }
        return address;
    }

    private TrackerServerOptions options() {
        try {
            return TrackerServerOptions.defaults().withInterval(interval);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void serve(InetSocketAddress address, TrackerServerOptions options, Ending ending)
            throws CannotContinueException {
        PrintWriter out = spec.commandLine().getOut();
        try (TrackerServer server = TrackerServer.start(address, options)) {
            out.println("The tracker listens at " + server.url());
            Stats told = server.stats();
            while (!ending.await(TELL_EVERY)) {
                Stats now = server.stats();
                if (!now.equals(told)) {
                    out.println(now);
                    told = now;
                }
            }
        } catch (IOException unbound) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR, unbound.getMessage() + "; take another with --port, or 0 for a free one.");
        }
    }
}
