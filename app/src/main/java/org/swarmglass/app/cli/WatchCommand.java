package org.swarmglass.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.swarmglass.app.profile.ProfileFolder;
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

    @Parameters(
            paramLabel = "URL",
            arity = "0..1",
            description = "The HLS playlist, master or media, by http or https. Needed unless a profile names it.")
    private String url = "";

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE",
            description = "Start from a saved profile, or from a file with one, with a page's configuration of"
                    + " p2p-media-loader, with marsha's settings or with what PeerTube's API tells of a video. What is"
                    + " given here as well takes its place.")
    private Optional<String> profile = Optional.empty();

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

    private final ProfileFolder profiles;

    WatchCommand(Consoles consoles, ProfileFolder profiles) {
        this.consoles = consoles;
        this.profiles = profiles;
    }

    @Override
    public Integer call() throws CannotContinueException {
        Session session = session();
        Audience audience = output.audience(consoles, spec.commandLine().getOut());
        if (loopback) {
            spec.commandLine()
                    .getOut()
                    .println("Peers are offered 127.0.0.1 only; the sockets listen on all interfaces all the same.");
        }
        return Run.until(output.duration, ending -> session.run(audience, ending));
    }

    /** What the parsed command line asks for. */
    Session session() throws CannotContinueException {
        ProfileSource source = new ProfileSource(
                profile.isPresent()
                        ? ProfileSource.load(
                                profile.get(), profiles, spec.commandLine().getErr())
                        : ProfileSource.NONE,
                spec.commandLine());
        EngineConfig config = play.withDiskCache(valid(() -> config(source)));
        return new Session(config, valid(() -> request(source)), output.report);
    }

    private EngineConfig config(ProfileSource source) {
        return new EngineConfig(
                trackers.isEmpty() && trackerOrigins.isEmpty()
                        ? source.trackers()
                        : Addresses.trackers(trackers, trackerOrigins),
                iceServers.isEmpty()
                        ? source.iceServers()
                        : iceServers.stream().map(IceServer::parse).toList(),
                source.generations(play.generations),
                !play.noP2p,
                !play.noUpload,
                loopback,
                EngineConfig.DEFAULT_MEMORY_BYTES,
                OptionalLong.empty());
    }

    private StreamRequest request(ProfileSource source) {
        String address = url.isEmpty() ? source.url() : url;
        if (address.isEmpty()) {
            throw new IllegalArgumentException("Missing required parameter: 'URL'"
                    + (profile.isEmpty() ? "" : "; the profile " + profile.get() + " names no stream"));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Stream.concat(source.headers().stream(), headers.stream())
                .map(Header::parse)
                .forEach(header -> fields.put(header.name(), header.value()));
        return new StreamRequest(
                Addresses.stream(address),
                fields,
                swarmId.or(source::swarmId),
                source.liveDelay(play.liveDelay),
                play.rendition.or(source::rendition));
    }

    private <T> T valid(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
