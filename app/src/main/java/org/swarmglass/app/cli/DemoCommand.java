package org.swarmglass.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.swarmglass.app.demo.DemoSwarm;
import org.swarmglass.app.demo.Invitation;
import org.swarmglass.app.session.Audience;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.Ending;
import org.swarmglass.app.session.ExitCode;
import org.swarmglass.app.session.Session;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmglass demo}. */
@Command(
        name = "demo",
        description = "Plays a live stream in a swarm of its own: clip, origin, tracker and peers are all in this"
                + " process. Needs no network and no account.",
        mixinStandardHelpOptions = true,
        versionProvider = SwarmglassCommand.VersionText.class)
final class DemoCommand implements Callable<Integer> {
    private static final int MOST_PEERS = 50;
    /** Where the other peers of the demo are, so that there is somebody to share with. */
    private static final String PEERS_RENDITION = "360p";
    /** Peers that start beside the window make it come a second later on two cores. */
    private static final Duration WINDOW_FIRST = Duration.ofMillis(1500);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Option(
            names = "--peers",
            paramLabel = "N",
            defaultValue = "3",
            description = "Other peers in this machine, 0 to " + MOST_PEERS + ". Default: ${DEFAULT-VALUE}")
    private int peers = 3;

    @Option(
            names = "--invite",
            description =
                    "Also print the address of a page that joins the swarm from any browser in this network. Origin"
                            + " and tracker then listen on all interfaces. Fetches the page's libraries with npm on first use.")
    private boolean invite;

    @Mixin
    private PlayOptions play = new PlayOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private final Consoles consoles;

    DemoCommand(Consoles consoles) {
        this.consoles = consoles;
    }

    @Override
    public Integer call() throws CannotContinueException {
        if (peers < 0 || peers > MOST_PEERS) {
            throw new ParameterException(
                    spec.commandLine(), "--peers " + peers + " is out of range; write 0 to " + MOST_PEERS);
        }
        Audience audience = output.audience(consoles, spec.commandLine().getOut());
        Optional<Invitation> invitation = invite ? Optional.of(invitation()) : Optional.empty();
        return Run.until(output.duration, ending -> watch(invitation, audience, ending));
    }

    private Invitation invitation() throws CannotContinueException {
        try {
            return Invitation.prepare(spec.commandLine().getOut()::println);
        } catch (IOException impossible) {
            throw new CannotContinueException(
                    ExitCode.MISSING_REQUIREMENT,
                    "Nobody can be invited: " + impossible.getMessage() + ". Without --invite the demo needs neither.");
        }
    }

    private void watch(Optional<Invitation> invitation, Audience audience, Ending ending)
            throws CannotContinueException {
        try (DemoSwarm swarm = DemoSwarm.start(invitation)) {
            swarm.page().ifPresent(this::announce);
            if (!output.windowed()) { // The window shows both, and a terminal with a window is hardly looked at.
                spec.commandLine().getOut().println("To watch it, too: ./swarmglass " + swarm.watchCommand());
            }
            EngineConfig config = new EngineConfig(
                    swarm.trackers(),
                    List.of(),
                    play.generations,
                    !play.noP2p,
                    !play.noUpload,
                    !invite,
                    EngineConfig.DEFAULT_MEMORY_BYTES,
                    OptionalLong.empty());
            swarm.join(
                    peers,
                    config,
                    request(swarm, play.rendition.or(() -> Optional.of(PEERS_RENDITION))),
                    output.windowed() ? WINDOW_FIRST : Duration.ZERO);
            new Session(play.withDiskCache(config), request(swarm, play.rendition), output.report)
                    .run(audience, ending);
        } catch (IOException unusable) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR,
                    "The demo cannot start: " + unusable.getMessage()
                            + ". It needs free ports on 127.0.0.1 and the clip that is part of the program.");
        }
    }

    private void announce(URI page) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Open this page in a browser to join the swarm: " + page);
        out.println("Origin, tracker and peers listen on all interfaces while the demo runs.");
    }

    private StreamRequest request(DemoSwarm swarm, Optional<String> rendition) {
        return new StreamRequest(swarm.stream(), Map.of(), swarm.swarmId(), play.liveDelay, rendition);
    }
}
