package org.swarmglass.engine.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swarmglass.engine.identity.MultivariantText.Listing;
import org.swarmglass.engine.model.StreamKind;

/**
 * A master as p2p-media-loader 5.0 reads it, with m3u8-parser instead of hls.js: no variant is dropped, values stay as
 * written, renditions count only in a group that a variant uses.
 *
 * <p>Source: p2p-media-loader core/src/manifest/hls.ts at 6f580ee4 and manifest/properties.ts at 24301a06, as described
 * and run for the protocol notes; codec names from @videojs/vhs-utils 4.1.2. No 5.0 package was published when this was
 * written.
 */
final class DeclaredStreams {
    private static final Pattern VIDEO = Pattern.compile("(?i)(av0?1|avc0?[1-4]|vp0?[89]|hvc1|hev1|theora|mp4v).*");
    private static final Pattern AUDIO =
            Pattern.compile("(?i)(mp4a|flac|vorbis|opus|ac-[34]|ec-3|alac|mp3|speex|aac).*");

    private final MultivariantText master;
    private final BrowserUrl base;
    private final Set<BrowserUrl> known = new HashSet<>();
    private final List<Declared<BrowserUrl>> streams = new ArrayList<>();

    private DeclaredStreams(MultivariantText master, BrowserUrl base) {
        this.master = master;
        this.base = base;
    }

    /**
     * A listing, still with its bitrate.
     *
     * @param playlist what tells streams apart: an address in HLS, a track in DASH
     */
    record Declared<P>(StreamKind kind, P playlist, StreamProperties properties) {}

    /** Variants with repetitions, then alternate video, then audio. */
    static List<Declared<BrowserUrl>> read(MultivariantText manifest, BrowserUrl base) {
        if (manifest.mediaPlaylist()) {
            return List.of(new Declared<>(StreamKind.MAIN, base, StreamProperties.NONE));
        }
        DeclaredStreams declared = new DeclaredStreams(manifest, base);
        declared.addVariants();
        declared.addAlternateVideo();
        declared.addAudio();
        return declared.streams;
    }

    private void addVariants() {
        for (Listing variant : master.variants()) {
            base.resolve(variant.uri()).ifPresent(playlist -> {
                known.add(playlist);
                streams.add(new Declared<>(StreamKind.MAIN, playlist, variantProperties(variant)));
            });
        }
    }

    private static StreamProperties variantProperties(Listing variant) {
        double bandwidth = ScriptText.parseInt(variant.get("BANDWIDTH"));
        String[] size = variant.get("RESOLUTION").split("x", 2);
        return new StreamProperties(
                Double.isNaN(bandwidth) ? 0 : bandwidth,
                codecs(variant, VIDEO),
                number(ScriptText.parseInt(size[0])),
                size.length < 2 ? "" : number(ScriptText.parseInt(size[1])),
                "",
                "",
                "",
                number(ScriptText.parseFloat(variant.get("FRAME-RATE"))),
                variant.get("VIDEO-RANGE"));
    }

    private void addAlternateVideo() {
        for (Listing rendition : renditions("VIDEO")) {
            usersOf(rendition, "VIDEO").findFirst().ifPresent(variant -> {
                StreamProperties of = variantProperties(variant);
                add(
                        StreamKind.MAIN,
                        rendition,
                        new StreamProperties(
                                of.bitrate(),
                                of.codecs(),
                                of.width(),
                                of.height(),
                                rendition.get("LANGUAGE"),
                                "",
                                rendition.get("NAME"),
                                of.frameRate(),
                                of.videoRange()));
            });
        }
    }

    private void addAudio() {
        for (Listing rendition : renditions("AUDIO")) {
            if (usersOf(rendition, "AUDIO").findAny().isPresent()) {
                String codecs = usersOf(rendition, "AUDIO")
                        .map(variant -> codecs(variant, AUDIO))
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse("");
                add(
                        StreamKind.SECONDARY,
                        rendition,
                        new StreamProperties(
                                0,
                                codecs,
                                "",
                                "",
                                rendition.get("LANGUAGE"),
                                rendition.get("CHANNELS"),
                                rendition.get("NAME"),
                                "",
                                ""));
            }
        }
    }

    /** m3u8-parser ignores a rendition without group or name. */
    private List<Listing> renditions(String type) {
        return master.media().stream()
                .filter(listing -> listing.get("TYPE").equals(type))
                .filter(listing -> !listing.uri().isEmpty())
                .filter(listing -> !listing.get("GROUP-ID").isEmpty()
                        && !listing.get("NAME").isEmpty())
                .toList();
    }

    private Stream<Listing> usersOf(Listing rendition, String type) {
        return master.variants().stream().filter(variant -> variant.get(type).equals(rendition.get("GROUP-ID")));
    }

    private void add(StreamKind kind, Listing rendition, StreamProperties properties) {
        Optional<BrowserUrl> playlist = base.resolve(rendition.uri()).filter(known::add);
        playlist.ifPresent(url -> streams.add(new Declared<>(kind, url, properties)));
    }

    /** The items of a list of codecs that 5.0 takes for video. */
    static String videoCodecs(String codecs) {
        return ofType(codecs, VIDEO);
    }

    private static String codecs(Listing variant, Pattern type) {
        return ofType(variant.get("CODECS"), type);
    }

    private static String ofType(String codecs, Pattern type) {
        return Arrays.stream(codecs.split(","))
                .map(ScriptText::trim)
                .filter(codec -> type.matcher(codec).matches())
                .collect(Collectors.joining(","));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : ScriptText.text(value);
    }
}
