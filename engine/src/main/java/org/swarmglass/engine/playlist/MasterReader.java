package org.swarmglass.engine.playlist;

import io.lindstrom.m3u8.model.AlternativeRendition;
import io.lindstrom.m3u8.model.MediaType;
import io.lindstrom.m3u8.model.Resolution;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.snapshot.StreamSnapshot;

/** Reads one master playlist. Used once. */
final class MasterReader {
    /** RFC 8216 sets no limit; a thousand languages and groups are beyond any real stream. */
    private static final int MAX_RENDITIONS = 1_000;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");
    private static final Pattern YES_NO = Pattern.compile("YES|NO");

    private static final Map<String, Pattern> VARIANT_ATTRIBUTES = Map.of(
            "BANDWIDTH",
            NUMBER,
            "AVERAGE-BANDWIDTH",
            NUMBER,
            "RESOLUTION",
            Pattern.compile("\\d{1,6}x\\d{1,6}"),
            "FRAME-RATE",
            DECIMAL,
            "CODECS",
            LibraryText.QUOTED,
            "AUDIO",
            LibraryText.QUOTED,
            "SUBTITLES",
            LibraryText.QUOTED);
    private static final Map<String, Pattern> MEDIA_ATTRIBUTES = Map.of(
            "TYPE", Pattern.compile("AUDIO|VIDEO|SUBTITLES|CLOSED-CAPTIONS"),
            "GROUP-ID", LibraryText.QUOTED,
            "NAME", LibraryText.QUOTED,
            "LANGUAGE", LibraryText.QUOTED,
            "DEFAULT", YES_NO,
            "URI", LibraryText.QUOTED,
            "CHARACTERISTICS", LibraryText.QUOTED);

    private final URI uri;
    private final String text;
    private final LibraryText forLibrary = new LibraryText();
    private final List<TagLine> streamTags = new ArrayList<>();
    private final List<TagLine> mediaTags = new ArrayList<>();

    MasterReader(URI uri, String text) {
        this.uri = uri;
        this.text = text;
    }

    MasterPlaylist read(List<TagLine> lines) throws PlaylistSyntaxException {
        if (PlaylistParser.usesVariables(lines)) {
            throw new PlaylistSyntaxException(
                    "The master playlist uses variables (EXT-X-DEFINE), which are not supported.",
                    "Open one of its media playlists directly.");
        }
        gather(lines);
        io.lindstrom.m3u8.model.MasterPlaylist understood = forLibrary.readMaster();
        List<Variant> variants = variants(understood.variants());
        if (variants.isEmpty()) {
            throw new PlaylistSyntaxException(
                    "The master playlist names no variant with an http or https address.",
                    "Open the address of a media playlist directly.");
        }
        return new MasterPlaylist(
                uri,
                text,
                variants,
                renditions(understood.alternativeRenditions(), MediaType.AUDIO),
                renditions(understood.alternativeRenditions(), MediaType.SUBTITLES));
    }

    private void gather(List<TagLine> lines) throws PlaylistSyntaxException {
        @Nullable TagLine pending = null;
        for (TagLine line : lines) {
            if (line.name().equals("EXT-X-STREAM-INF")) {
                pending = line;
            } else if (line.isUri() && pending != null) {
                streamTags.add(pending);
                forLibrary.add(pending, VARIANT_ATTRIBUTES, Map.of("BANDWIDTH", "0"));
                forLibrary.add(line.text());
                pending = null;
            } else if (line.name().equals("EXT-X-MEDIA") && hasType(line)) {
                mediaTags.add(line);
                forLibrary.add(line, MEDIA_ATTRIBUTES, Map.of("GROUP-ID", "none", "NAME", nameOf(line)));
            }
            if (streamTags.size() > PlaylistParser.MAX_VARIANTS) {
                throw TagLine.tooLarge("lists more than " + PlaylistParser.MAX_VARIANTS + " variants");
            }
            if (mediaTags.size() > MAX_RENDITIONS) {
                throw TagLine.tooLarge("lists more than " + MAX_RENDITIONS + " renditions");
            }
        }
    }

    private static boolean hasType(TagLine line) {
        Pattern types = MEDIA_ATTRIBUTES.get("TYPE");
        return types != null
                && line.attributes()
                        .get("TYPE")
                        .filter(type -> types.matcher(type).matches())
                        .isPresent();
    }

    private static String nameOf(TagLine line) {
        return line.attributes().get("LANGUAGE").orElse("unnamed");
    }

    private List<Variant> variants(List<io.lindstrom.m3u8.model.Variant> listed) {
        Map<URI, Variant> distinct = new LinkedHashMap<>();
        for (int i = 0; i < listed.size(); i++) {
            io.lindstrom.m3u8.model.Variant each = listed.get(i);
            AttributeList attributes = streamTags.get(i).attributes();
            UriResolver.resolveHttp(uri, each.uri())
                    .ifPresent(address -> distinct.computeIfAbsent(
                            address, absent -> variant(distinct.size(), absent, each, attributes)));
        }
        return List.copyOf(distinct.values());
    }

    private static Variant variant(
            int index, URI address, io.lindstrom.m3u8.model.Variant read, AttributeList attributes) {
        Optional<Resolution> resolution = read.resolution();
        return new Variant(
                index,
                address,
                read.bandwidth(),
                read.averageBandwidth(),
                resolution.map(size -> new StreamSnapshot.Size(size.width(), size.height())),
                attributes.get("CODECS"),
                read.frameRate(),
                read.audio(),
                read.subtitles());
    }

    private List<MediaRendition> renditions(List<AlternativeRendition> listed, MediaType type) {
        Map<URI, Integer> indices = new LinkedHashMap<>();
        List<MediaRendition> found = new ArrayList<>();
        for (AlternativeRendition each : listed) {
            if (each.type() == type) {
                Optional<URI> address = each.uri().flatMap(text -> UriResolver.resolveHttp(uri, text));
                address.ifPresent(known -> indices.putIfAbsent(known, indices.size()));
                OptionalInt index = type == MediaType.AUDIO && address.isPresent()
                        ? OptionalInt.of(indices.getOrDefault(address.get(), 0))
                        : OptionalInt.empty();
                found.add(new MediaRendition(
                        index,
                        each.groupId(),
                        each.name(),
                        each.language(),
                        each.defaultRendition().orElse(false),
                        address,
                        each.characteristics()));
            }
        }
        return found;
    }
}
