package org.swarmglass.app.openstream;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swarmglass.app.profile.Profile;
import org.swarmglass.app.settings.StreamEntry;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.IceServer;
import org.swarmglass.engine.model.TrackerTarget;

/**
 * What stands in the fields of the dialog, right or wrong.
 *
 * @param trackers one a line, each perhaps with the page's origin behind it
 * @param iceServers one a line
 * @param headers one a line, {@code Name: value}
 * @param segmentHashes address of a list of hashes, or empty
 */
record StreamForm(
        String url,
        String trackers,
        String iceServers,
        String swarmId,
        String liveDelay,
        String generation,
        String rendition,
        String headers,
        String segmentHashes) {

    static final String AUTO = "auto";
    private static final String ALL = "all";
    static final List<String> GENERATIONS = Stream.of(
                    Stream.of(AUTO), Generation.JOINED.stream().map(Generation::label), Stream.of(ALL))
            .flatMap(Function.identity())
            .toList();
    static final StreamForm EMPTY = new StreamForm("", "", "", "", AUTO, AUTO, AUTO, "", "");

    /** The fields, to hang problems on. */
    enum Field {
        URL,
        TRACKERS,
        ICE_SERVERS,
        SWARM_ID,
        LIVE_DELAY,
        RENDITION,
        SEGMENT_HASHES,
        HEADERS
    }

    /** The non-empty lines of a field. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    static StreamForm of(Profile profile) {
        StreamForm form = of(profile.stream());
        return new StreamForm(
                form.url,
                form.trackers,
                form.iceServers,
                form.swarmId,
                form.liveDelay,
                form.generation,
                form.rendition,
                String.join("\n", profile.headers()),
                form.segmentHashes);
    }

    /** What was read in the place of what stood here; what was not there stays. */
    StreamForm with(Profile read) {
        StreamForm form = of(read);
        return new StreamForm(
                or(form.url, url),
                or(form.trackers, trackers),
                or(form.iceServers, iceServers),
                or(form.swarmId, swarmId),
                read.stream().liveDelay().isEmpty() ? liveDelay : form.liveDelay,
                read.stream().generation().isEmpty() ? generation : form.generation,
                read.stream().rendition().isEmpty() ? rendition : form.rendition,
                or(form.headers, headers),
                or(form.segmentHashes, segmentHashes));
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /** All of it under a name. */
    Profile profile(String name) {
        StreamEntry entry = entry();
        return new Profile(
                name,
                new StreamEntry(
                        entry.url(),
                        entry.trackers(),
                        lines(iceServers),
                        entry.swarmId(),
                        entry.liveDelay(),
                        entry.generation(),
                        entry.rendition(),
                        entry.segmentHashes()),
                lines(headers));
    }

    private static boolean joinable(String generation) {
        try {
            return !Generation.joined(generation).isEmpty();
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    static StreamForm of(StreamEntry entry) {
        return new StreamForm(
                entry.url(),
                String.join("\n", entry.trackers()),
                String.join("\n", entry.iceServers()),
                entry.swarmId(),
                entry.liveDelay(),
                joinable(entry.generation()) ? entry.generation() : AUTO,
                entry.rendition().isEmpty() ? AUTO : entry.rendition(),
                "",
                entry.segmentHashes());
    }

    /** What the program was started with. */
    static StreamForm of(EngineConfig config, StreamRequest request) {
        return new StreamForm(
                request.url().toString(),
                config.trackers().stream().map(StreamForm::words).collect(Collectors.joining("\n")),
                config.iceServers().stream().map(IceServer::toLine).collect(Collectors.joining("\n")),
                request.swarmId().orElse(""),
                DelayWords.of(request.liveDelay()),
                words(config.generations()),
                request.rendition().orElse(AUTO),
                request.headers().entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .collect(Collectors.joining("\n")),
                request.segmentHashes().map(URI::toString).orElse(""));
    }

    /** As {@link Generation#joined} reads it. */
    private static String words(Set<Generation> generations) {
        if (generations.isEmpty()) {
            return AUTO;
        }
        return generations.containsAll(Generation.JOINED)
                ? ALL
                : Generation.JOINED.stream()
                        .filter(generations::contains)
                        .map(Generation::label)
                        .collect(Collectors.joining(","));
    }

    private static String words(TrackerTarget tracker) {
        return tracker.url() + tracker.origin().map(origin -> " " + origin).orElse("");
    }

    /** What may be remembered of it: neither headers nor a TURN server, whose line holds a password. */
    StreamEntry entry() {
        List<String> servers = new ArrayList<>(lines(iceServers));
        servers.removeIf(server -> server.contains("@"));
        return new StreamEntry(
                url.strip(),
                lines(trackers),
                servers,
                swarmId.strip(),
                liveDelay.strip(),
                generation,
                rendition.strip().equals(AUTO) ? "" : rendition.strip(),
                segmentHashes.strip());
    }

    Map<String, String> headerMap() {
        return lines(headers).stream()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')).strip(),
                        line -> line.substring(line.indexOf(':') + 1).strip(),
                        (first, second) -> second));
    }
}
