package org.swarmglass.app.openstream;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.swarmglass.app.openstream.StreamForm.Field;
import org.swarmglass.app.profile.TrackerLine;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.IceServer;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.TrackerTarget;

/** Makes sense of a form, or says of each field what is wrong and how it should look. Pure. */
final class StreamFormReader {
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+\\s*:[^\\p{Cntrl}]*");
    private static final Pattern RENDITION = Pattern.compile("\\d{1,3}|\\d{2,5}p");
    private static final int LONGEST_SWARM_ID = 2_000;

    private final EngineConfig base;

    /** @param base keeps what the dialog does not ask for */
    StreamFormReader(EngineConfig base) {
        this.base = base;
    }

    /** Either a choice or at least one problem. */
    record Reading(Optional<StreamChoice> choice, Map<Field, String> problems) {}

    Reading read(StreamForm form) {
        Map<Field, String> problems = new EnumMap<>(Field.class);
        Optional<URI> url = url(form.url().strip(), problems);
        List<TrackerTarget> trackers = each(form.trackers(), TrackerLine::parse, Field.TRACKERS, problems);
        List<IceServer> servers = each(form.iceServers(), IceServer::parse, Field.ICE_SERVERS, problems);
        LiveDelay delay = each(form.liveDelay(), LiveDelay::parse, Field.LIVE_DELAY, problems).stream()
                .findFirst()
                .orElse(LiveDelay.AUTOMATIC);
        each(form.headers(), StreamFormReader::header, Field.HEADERS, problems);
        Optional<String> rendition = rendition(form.rendition().strip(), problems);
        Optional<URI> hashes = hashes(form.segmentHashes().strip(), problems);
        if (form.swarmId().strip().length() > LONGEST_SWARM_ID) {
            problems.put(
                    Field.SWARM_ID, "This is longer than a swarm id can be; copy it from the page's configuration.");
        }
        if (!problems.isEmpty() || url.isEmpty()) {
            return new Reading(Optional.empty(), problems);
        }
        EngineConfig config = new EngineConfig(
                trackers,
                servers,
                Generation.joined(form.generation()),
                base.peerToPeer(),
                base.upload(),
                base.loopback(),
                base.memoryBytes(),
                base.seed(),
                base.diskFolder(),
                base.diskBytes());
        StreamRequest request = new StreamRequest(
                url.get(),
                form.headerMap(),
                Optional.of(form.swarmId().strip()).filter(id -> !id.isEmpty()),
                delay,
                rendition,
                hashes);
        return new Reading(Optional.of(new StreamChoice(config, request, form.entry())), problems);
    }

    private static Optional<URI> url(String text, Map<Field, String> problems) {
        String problem = urlProblem(text);
        if (!problem.isEmpty()) {
            problems.put(Field.URL, problem);
            return Optional.empty();
        }
        return Optional.of(URI.create(text));
    }

    private static String urlProblem(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return "Enter the address of the stream's HLS playlist; it mostly ends in .m3u8.";
        }
        if (lower.startsWith("blob:")) {
            return "A blob: address lives in one browser tab. Copy the .m3u8 address from the network tab of its tools.";
        }
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException malformed) {
            return "This is no URL: " + malformed.getReason()
                    + ". Write spaces and special characters as %20 and the like.";
        }
        boolean web = lower.startsWith("http://") || lower.startsWith("https://");
        if (!web && url.getScheme() != null && !text.contains("://")) {
            return "Write the address with its scheme: https://" + text;
        }
        if (!web) {
            return url.getScheme() == null
                    ? "Write the address with its scheme: https://" + text.replaceFirst("^/+", "")
                    : "Only http and https can be opened, not " + url.getScheme() + ".";
        }
        if (url.getHost() == null) {
            return "The address names no host; write https://host/path/playlist.m3u8.";
        }
        if (String.valueOf(url.getPath()).toLowerCase(Locale.ROOT).endsWith(".mpd")) {
            return "This is a DASH manifest; this version plays HLS. Many servers offer the same stream as .m3u8.";
        }
        return "";
    }

    private static Optional<URI> hashes(String text, Map<Field, String> problems) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            if (String.valueOf(url.getScheme()).matches("(?i)https?") && url.getHost() != null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException malformed) {
            // Told below, as any other text that is no address.
        }
        problems.put(
                Field.SEGMENT_HASHES,
                "This is no web address; hashes are at https://host/path/segments-sha256.json, or leave it empty.");
        return Optional.empty();
    }

    private static String header(String line) {
        if (!HEADER.matcher(line).matches()) {
            throw new IllegalArgumentException("\"" + line + "\" is not a header; write Name: value, one a line");
        }
        return line;
    }

    private static Optional<String> rendition(String text, Map<Field, String> problems) {
        if (text.isEmpty() || text.equals(StreamForm.AUTO)) {
            return Optional.empty();
        }
        if (!RENDITION.matcher(text).matches()) {
            problems.put(
                    Field.RENDITION,
                    "\"" + text + "\" is not a rendition; write a height such as 720p, an index or auto.");
        }
        return Optional.of(text);
    }

    /** Reads every line; the first that makes no sense is the field's problem. */
    private static <T> List<T> each(String text, Function<String, T> parse, Field field, Map<Field, String> problems) {
        List<T> parsed = new ArrayList<>();
        for (String line : StreamForm.lines(text)) {
            try {
                parsed.add(parse.apply(line));
            } catch (IllegalArgumentException wrong) {
                problems.putIfAbsent(field, wrong.getMessage() + ".");
            }
        }
        return parsed;
    }
}
