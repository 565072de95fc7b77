package org.swarmglass.app.cli;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.swarmglass.app.session.Audience;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.Session;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.IceServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmglass watch URL}. */
@Command(
        name = "watch",
        description =
                "Opens a stream, joins the swarm of the browsers that watch it, plays it and shows what comes from"
                        + " where.",
        mixinStandardHelpOptions = true,
        versionProvider = SwarmglassCommand.VersionText.class)
final class WatchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "The HLS playlist, master or media, by http or https.")
    private String url = "";

    @Option(
            names = "--tracker",
            paramLabel = "URL",
            description =
                    "A WebTorrent tracker the stream's page uses, ws: or wss:; may be repeated. \"default\" stands"
                            + " for the library's public ones. Without any, P2P stays off.")
    private List<String> trackers = List.of();

    @Option(
            names = "--tracker-origin",
            paramLabel = "URL=ORIGIN",
            description = "The Origin header a tracker insists on, such as wss://t.example=https://page.example.")
    private List<String> trackerOrigins = List.of();

    @Option(
            names = "--ice-server",
            paramLabel = "URL",
            description = "stun:host:port or turn:user:password@host:port?transport=udp; may be repeated. Without any,"
                    + " only peers that can be reached directly are met.")
    private List<String> iceServers = List.of();

    @Option(
            names = "--swarm-id",
            paramLabel = "ID",
            description = "The swarmId the page configures, if it does; else the playlist's address names the swarm.")
    private Optional<String> swarmId = Optional.empty();

    @Option(
            names = "--header",
            paramLabel = "\"NAME: VALUE\"",
            description = "A request header for the stream's origin only; may be repeated.")
    private List<String> headers = List.of();

    @Option(
            names = "--loopback",
            description = "Offer peers 127.0.0.1 only, for a swarm inside this machine. The sockets listen on all"
                    + " interfaces all the same.")
    private boolean loopback;

    @Mixin
    private PlayOptions play = new PlayOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private final Consoles consoles;

    WatchCommand(Consoles consoles) {
        this.consoles = consoles;
    }

    @Override
    public Integer call() throws CannotContinueException {
        EngineConfig config = play.withDiskCache(valid(this::config));
        StreamRequest request = valid(this::request);
        Audience audience = output.audience(consoles, spec.commandLine().getOut());
        if (loopback) {
            spec.commandLine()
                    .getOut()
                    .println("Peers are offered 127.0.0.1 only; the sockets listen on all interfaces all the same.");
        }
        return Run.until(output.duration, ending -> new Session(config, request, output.report).run(audience, ending));
    }

    private EngineConfig config() {
        return new EngineConfig(
                Addresses.trackers(trackers, trackerOrigins),
                iceServers.stream().map(IceServer::parse).toList(),
                play.generations,
                !play.noP2p,
                !play.noUpload,
                loopback,
                EngineConfig.DEFAULT_MEMORY_BYTES,
                OptionalLong.empty());
    }

    private StreamRequest request() {
        URI stream = Addresses.stream(url);
        Map<String, String> fields = new LinkedHashMap<>();
        headers.stream().map(Header::parse).forEach(header -> fields.put(header.name(), header.value()));
        return new StreamRequest(stream, fields, swarmId, play.liveDelay, play.rendition);
    }

    private <T> T valid(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
