package org.swarmglass.engine.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swarmglass.engine.identity.MultivariantText.Listing;
import org.swarmglass.engine.model.StreamKind;

/**
 * A master as hls.js hands it to p2p-media-loader 1.0 to 4.x. Its rules decide which variants exist, at which position,
 * and with which codecs, so they are part of the swarm names of those generations.
 *
 * <p>Source: hls.js 1.5.0 to 1.7.4, src/loader/m3u8-parser.ts (parseMasterPlaylist, parseMasterPlaylistMedia,
 * setCodecs), src/loader/playlist-loader.ts (handleMasterPlaylist), src/utils/codecs.ts; and p2p-media-loader-hlsjs
 * 2.3.1, src/segment-manager.ts (processMainManifest). Not followed: hls.js 1.4 takes AVERAGE-BANDWIDTH first; a
 * browser that can play a codec unknown to hls.js adds it; {@code EXT-X-DEFINE} variables.
 */
final class HlsJsMaster {
    private static final Pattern RESOLUTION = Pattern.compile("(\\d+)x(\\d+)");

    private static final Set<String> VIDEO = Set.of(
            ("avc1 avc2 avc3 avc4 avcp av01 dav1 drac dva1 dvav dvh1 dvhe encv hev1 hvc1 mjp2 mp4v mvc1 mvc2 mvc3 mvc4"
                            + " resv rv60 s263 svc1 svc2 vc-1 vp08 vp09")
                    .split(" "));

    private static final Set<String> AUDIO = Set.of(
            ("a3ds ac-3 ac-4 alac alaw dra1 dts+ dts- dtsc dtse dtsh ec-3 enca fLaC flac FLAC g719 g726 m4ae mha1 mha2"
                            + " mhm1 mhm2 mlpa mp4a Opus opus samr sawb sawp sevc sqcp ssmv twos ulaw")
                    .split(" "));

    private static final Set<String> OTHER = Set.of("stpp", "wvtt", "mjpg");

    private final BrowserUrl base;
    private final List<Listing> levels;
    private final List<Listing> tracks;

    private HlsJsMaster(MultivariantText master, BrowserUrl base) {
        this.base = base;
        this.levels = levels(master.variants());
        this.tracks = master.media().stream()
                .filter(listing -> listing.get("TYPE").equals("AUDIO"))
                .toList();
    }

    /**
     * A level or an audio track.
     *
     * @param position in hls.js's list of its kind, from 0
     * @param playlist absent for audio that is inside the variants' own segments
     */
    record Rendition(StreamKind kind, int position, Optional<BrowserUrl> playlist, StreamProperties properties) {}

    /** Levels, then audio tracks, each in hls.js's order and with repetitions. */
    static List<Rendition> read(MultivariantText manifest, BrowserUrl base) {
        if (manifest.mediaPlaylist()) {
            return List.of(new Rendition(StreamKind.MAIN, 0, Optional.of(base), StreamProperties.NONE));
        }
        HlsJsMaster master = new HlsJsMaster(manifest, base);
        List<Rendition> renditions = new ArrayList<>();
        master.addLevels(renditions);
        master.addTracks(renditions);
        return renditions;
    }

    /** Variants with an unknown codec are dropped, unless that would leave none. */
    private static List<Listing> levels(List<Listing> variants) {
        List<Listing> known = variants.stream()
                .filter(variant -> codecs(variant)
                        .allMatch(codec -> isKnown(VIDEO, codec) || isKnown(AUDIO, codec) || isKnown(OTHER, codec)))
                .toList();
        return known.isEmpty() ? variants : known;
    }

    private void addLevels(List<Rendition> renditions) {
        for (int i = 0; i < levels.size(); i++) {
            Listing level = levels.get(i);
            renditions.add(new Rendition(StreamKind.MAIN, i, base.resolve(level.uri()), levelProperties(level)));
        }
    }

    private static StreamProperties levelProperties(Listing level) {
        double bandwidth = ScriptText.parseInt(level.get("BANDWIDTH"));
        boolean unusable = Double.isNaN(bandwidth) || bandwidth == 0;
        double bitrate = unusable ? ScriptText.parseInt(level.get("AVERAGE-BANDWIDTH")) : bandwidth;
        if (bitrate == 0) {
            return StreamProperties.NONE;
        }
        Matcher resolution = RESOLUTION.matcher(level.get("RESOLUTION"));
        boolean sized = resolution.matches();
        return new StreamProperties(
                bitrate,
                ofType(level, VIDEO),
                sized ? integer(resolution.group(1)) : "",
                sized ? integer(resolution.group(2)) : "",
                "",
                "",
                "",
                level.get("FRAME-RATE"),
                level.get("VIDEO-RANGE"));
    }

    private void addTracks(List<Rendition> renditions) {
        int position = 0;
        if (hasUnlistedMuxedAudio()) {
            StreamProperties muxed = new StreamProperties(0, "", "", "", "", "", "main", "", "");
            renditions.add(new Rendition(StreamKind.SECONDARY, position++, Optional.empty(), muxed));
        }
        for (Listing track : tracks) {
            Optional<BrowserUrl> playlist = track.uri().isEmpty() ? Optional.empty() : base.resolve(track.uri());
            renditions.add(new Rendition(StreamKind.SECONDARY, position++, playlist, trackProperties(track)));
        }
    }

    /** hls.js then puts a made-up track in front, which moves all others by one. */
    private boolean hasUnlistedMuxedAudio() {
        return !tracks.isEmpty()
                && tracks.stream().noneMatch(track -> track.uri().isEmpty())
                && !levels.isEmpty()
                && !ofType(levels.get(0), AUDIO).isEmpty()
                && levels.get(0).get("AUDIO").isEmpty();
    }

    private StreamProperties trackProperties(Listing track) {
        Predicate<Listing> sameGroup = level -> level.get("AUDIO").equals(track.get("GROUP-ID"));
        String codecs = levels.stream()
                .filter(sameGroup)
                .findFirst()
                .or(() -> levels.stream().findFirst())
                .map(level -> ofType(level, AUDIO))
                .orElse("");
        String language = track.get("LANGUAGE");
        String name = track.get("NAME").isEmpty() ? language : track.get("NAME");
        return new StreamProperties(0, codecs, "", "", language, track.get("CHANNELS"), name, "", "");
    }

    private static String ofType(Listing variant, Set<String> sampleEntries) {
        return codecs(variant)
                .filter(codec -> isKnown(sampleEntries, codec))
                .map(codec -> codec.replaceFirst("/.*", ""))
                .collect(Collectors.joining(","));
    }

    private static boolean isKnown(Set<String> sampleEntries, String codec) {
        return sampleEntries.contains(codec.substring(0, Math.min(4, codec.length())));
    }

    private static Stream<String> codecs(Listing variant) {
        return Arrays.stream(variant.get("CODECS").split("[ ,]+")).filter(codec -> !codec.isEmpty());
    }

    private static String integer(String digits) {
        return ScriptText.text(ScriptText.parseInt(digits));
    }
}
