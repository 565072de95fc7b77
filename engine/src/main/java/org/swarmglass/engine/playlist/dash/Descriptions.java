package org.swarmglass.engine.playlist.dash;

import io.lindstrom.mpd.data.ContentComponent;
import io.lindstrom.mpd.data.FrameRate;
import io.lindstrom.mpd.data.RepresentationBase;
import io.lindstrom.mpd.data.descriptor.Descriptor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.playlist.dash.AdaptationSet.Kind;
import org.swarmglass.engine.playlist.dash.Representation.Picture;

/** What an adaptation set says of itself, and a representation of itself or by its set. */
record Descriptions(Kind kind, Optional<String> contentType, boolean trickMode, boolean understood, String videoRange) {
    private static final String TRICK_MODE = "http://dashif.org/guidelines/trickmode";
    private static final String CICP = "urn:mpeg:mpegB:cicp:";
    private static final String TRANSFER = CICP + "TransferCharacteristics";

    /** Essential properties Shaka Player 5.0.9 lets pass, of which nothing but the colours is used here. */
    private static final Set<String> UNDERSTOOD = Set.of(
            TRICK_MODE,
            TRANSFER,
            CICP + "ColourPrimaries",
            CICP + "MatrixCoefficients",
            "urn:mpeg:dash:ssr:2023",
            "urn:dvb:dash:fontdownload:2014",
            "urn:mpeg:dash:urlparam:2014",
            "http://dashif.org/thumbnail_tile",
            "http://dashif.org/guidelines/thumbnail_tile");

    /** ISO/IEC 23091-2: transfer characteristics. */
    private static final Map<String, String> RANGES =
            Map.of("1", "SDR", "6", "SDR", "13", "SDR", "14", "SDR", "15", "SDR", "16", "PQ", "18", "HLG");

    static Descriptions of(io.lindstrom.mpd.data.AdaptationSet set) {
        List<Descriptor> essential = set.getEssentialProperties();
        Optional<String> contentType = Optional.ofNullable(set.getContentType())
                .or(() -> set.getContentComponents().stream()
                        .map(ContentComponent::getContentType)
                        .flatMap(Stream::ofNullable)
                        .findFirst());
        String range = Stream.concat(essential.stream(), set.getSupplementalProperties().stream())
                .filter(property -> TRANSFER.equals(property.getSchemeIdUri()))
                .map(property -> RANGES.getOrDefault(Objects.requireNonNullElse(property.getValue(), ""), ""))
                .reduce("", (before, last) -> last);
        return new Descriptions(
                kind(set, contentType),
                contentType,
                trickMode(set),
                essential.stream().allMatch(property -> UNDERSTOOD.contains(property.getSchemeIdUri())),
                range);
    }

    boolean playableKind() {
        return kind == Kind.VIDEO || kind == Kind.AUDIO;
    }

    private static Kind kind(io.lindstrom.mpd.data.AdaptationSet set, Optional<String> contentType) {
        Stream<RepresentationBase> inside = Stream.concat(Stream.of(set), set.getRepresentations().stream());
        Stream<String> types = inside.map(RepresentationBase::getMimeType)
                .flatMap(Stream::ofNullable)
                .map(type -> type.replaceFirst("/.*", ""));
        Kind kind = Stream.concat(contentType.stream(), types)
                .map(Descriptions::kind)
                .filter(found -> found != Kind.UNKNOWN)
                .findFirst()
                .orElse(Kind.UNKNOWN);
        boolean subtitles = Stream.concat(Stream.of(set), set.getRepresentations().stream())
                .map(RepresentationBase::getCodecs)
                .flatMap(Stream::ofNullable)
                .anyMatch(codecs -> codecs.startsWith("stpp") || codecs.startsWith("wvtt"));
        return kind == Kind.UNKNOWN && subtitles ? Kind.TEXT : kind;
    }

    private static Kind kind(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "video" -> Kind.VIDEO;
            case "audio" -> Kind.AUDIO;
            case "text" -> Kind.TEXT;
            case "image" -> Kind.IMAGE;
            default -> Kind.UNKNOWN;
        };
    }

    /** 5.0 also looks for it at the representation, and takes a supplemental property for it. */
    static boolean trickMode(RepresentationBase element) {
        return Stream.concat(element.getEssentialProperties().stream(), element.getSupplementalProperties().stream())
                .anyMatch(property -> TRICK_MODE.equals(property.getSchemeIdUri()));
    }

    static String mimeType(RepresentationBase one, RepresentationBase set) {
        return either(one, set, RepresentationBase::getMimeType).orElse("");
    }

    static String codecs(RepresentationBase one, RepresentationBase set) {
        return either(one, set, RepresentationBase::getCodecs).orElse("");
    }

    static Picture picture(RepresentationBase one, RepresentationBase set) {
        OptionalDouble rate = either(one, set, RepresentationBase::getFrameRate)
                .map(Descriptions::rate)
                .orElse(OptionalDouble.empty());
        return new Picture(
                size(either(one, set, RepresentationBase::getWidth)),
                size(either(one, set, RepresentationBase::getHeight)),
                rate);
    }

    private static OptionalDouble rate(FrameRate rate) {
        double denominator = rate.getDenominator() == null ? 1 : rate.getDenominator();
        return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(rate.getNumerator() / denominator);
    }

    private static OptionalInt size(Optional<Long> pixels) {
        return pixels.filter(size -> size > 0 && size < 1_000_000)
                .map(size -> OptionalInt.of(size.intValue()))
                .orElse(OptionalInt.empty());
    }

    private static <T> Optional<T> either(
            RepresentationBase one, RepresentationBase set, Function<RepresentationBase, @Nullable T> value) {
        return Optional.ofNullable(value.apply(one)).or(() -> Optional.ofNullable(value.apply(set)));
    }
}
