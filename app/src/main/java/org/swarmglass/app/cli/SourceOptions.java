package org.swarmglass.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.swarmglass.app.profile.ProfileFolder;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.TrackerTarget;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which stream and whom to ask about it, for every command that is given one. picocli fills it. */
final class SourceOptions {
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
                            + " for the library's public ones. Without any there is nobody to meet.")
    private List<String> trackers = List.of();

    @Option(
            names = "--tracker-origin",
            paramLabel = "URL=ORIGIN",
            description = "The Origin header a tracker insists on, such as wss://t.example=https://page.example.")
    private List<String> trackerOrigins = List.of();

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

    /**
     * What stands in for options that are not given.
     *
     * @throws CannotContinueException if the profile named cannot be had
     */
    ProfileSource profile(ProfileFolder folder, CommandLine command) throws CannotContinueException {
        return new ProfileSource(
                profile.isPresent() ? ProfileSource.load(profile.get(), folder, command.getErr()) : ProfileSource.NONE,
                command);
    }

    /** @throws IllegalArgumentException if one of them cannot be used; the message is for a person */
    List<TrackerTarget> trackers(ProfileSource given) {
        return trackers.isEmpty() && trackerOrigins.isEmpty()
                ? given.trackers()
                : Addresses.trackers(trackers, trackerOrigins);
    }

    /** @throws IllegalArgumentException if address or headers cannot be used; the message is for a person */
    StreamRequest request(ProfileSource given, LiveDelay liveDelay, Optional<String> rendition) {
        String address = url.isEmpty() ? given.url() : url;
        if (address.isEmpty()) {
            throw new IllegalArgumentException("Missing required parameter: 'URL'"
                    + (profile.isEmpty() ? "" : "; the profile " + profile.get() + " names no stream"));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Stream.concat(given.headers().stream(), headers.stream())
                .map(Header::parse)
                .forEach(header -> fields.put(header.name(), header.value()));
        return new StreamRequest(
                Addresses.stream(address),
                fields,
                swarmId.or(given::swarmId),
                given.liveDelay(liveDelay),
                rendition.or(given::rendition));
    }
}
