package org.swarmglass.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(
            names = "--ice-server",
            paramLabel = "URL",
            description = "stun:host:port or turn:user:password@host:port?transport=udp; may be repeated. Without any,"
                    + " only peers that can be reached directly are met.")
    private List<String> iceServers = List.of();

    @Option(
            names = "--segments-sha256",
            paramLabel = "URL",
            description =
                    "A segments-sha256.json, segmentsSha256Url in PeerTube's API: nothing else is taken from peers"
                            + " than what it lists. Beside a PeerTube live playlist it is found by itself.")
    private Optional<String> segmentHashes = Optional.empty();

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
        ProfileSource profile = source.profile(profiles, spec.commandLine());
        EngineConfig config = play.withDiskCache(valid(() -> config(profile)));
        return new Session(config, valid(() -> request(profile)), output.report);
    }

    private EngineConfig config(ProfileSource profile) {
        return new EngineConfig(
                source.trackers(profile),
                iceServers.isEmpty()
                        ? profile.iceServers()
                        : iceServers.stream().map(IceServer::parse).toList(),
                profile.generations(play.generations),
                !play.noP2p,
                !play.noUpload,
                loopback,
                EngineConfig.DEFAULT_MEMORY_BYTES,
                OptionalLong.empty());
    }

    private StreamRequest request(ProfileSource profile) {
        StreamRequest request = source.request(profile, play.liveDelay, play.rendition);
        return segmentHashes
                .or(profile::segmentHashes)
                .map(Addresses::hashes)
                .map(request::withSegmentHashes)
                .orElse(request);
    }

    private <T> T valid(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
