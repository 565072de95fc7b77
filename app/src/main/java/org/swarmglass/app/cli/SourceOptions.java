package org.swarmglass.app.cli;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.TrackerTarget;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which stream and whom to ask about it, for every command that is given one. picocli fills it. */
final class SourceOptions {
    @Parameters(paramLabel = "URL", description = "The HLS playlist, master or media, by http or https.")
    private String url = "";

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

    /** @throws IllegalArgumentException if one of them cannot be used; the message is for a person */
    List<TrackerTarget> trackers() {
        return Addresses.trackers(trackers, trackerOrigins);
    }

    /** @throws IllegalArgumentException if address or headers cannot be used; the message is for a person */
    StreamRequest request(LiveDelay liveDelay, Optional<String> rendition) {
        URI stream = Addresses.stream(url);
        Map<String, String> fields = new LinkedHashMap<>();
        headers.stream().map(Header::parse).forEach(header -> fields.put(header.name(), header.value()));
        return new StreamRequest(stream, fields, swarmId, liveDelay, rendition);
    }
}
