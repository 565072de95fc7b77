package org.swarmglass.engine.playlist;

import io.lindstrom.m3u8.model.MediaSegment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.playlist.MediaPlaylist.OuterTags;
import org.swarmglass.engine.snapshot.StreamSnapshot;

/** Reads one media playlist. Used once. */
final class MediaReader {
    /** JavaScript's largest exact integer: numbers beyond it name no segment to any browser. */
    private static final long MAX_NUMBER = (1L << 53) - 1;

    private static final BigDecimal LONGEST_SEGMENT = BigDecimal.valueOf(86_400);
    private static final Pattern COUNT = Pattern.compile("\\d{1,16}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,10}(?:\\.\\d{0,30})?|\\.\\d{1,30}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,16})(?:@(\\d{1,16}))?");

    /** Playlist tags whose value {@link PlayerText} decides, or that would fight the live delay (EXT-X-START). */
    private static final Set<String> DECIDED = Set.of(
            "EXTM3U",
            "EXT-X-TARGETDURATION",
            "EXT-X-MEDIA-SEQUENCE",
            "EXT-X-DISCONTINUITY-SEQUENCE",
            "EXT-X-PLAYLIST-TYPE",
            "EXT-X-ENDLIST",
            "EXT-X-START");

    private static final Set<String> OUTER = Set.of(
            "EXT-X-VERSION", "EXT-X-INDEPENDENT-SEGMENTS", "EXT-X-ALLOW-CACHE", "EXT-X-I-FRAMES-ONLY", "EXT-X-DEFINE");

    /** Tags that make clear that what follows belongs to a segment. */
    private static final Set<String> OF_A_SEGMENT = Set.of(
            "EXTINF",
            "EXT-X-PROGRAM-DATE-TIME",
            "EXT-X-DATERANGE",
            "EXT-X-GAP",
            "EXT-X-BITRATE",
            "EXT-X-CUE-OUT",
            "EXT-X-CUE-IN",
            "EXT-X-CUE-OUT-CONT");

    private final URI uri;
    private final String text;
    private final KeyRing keys;
    private final LibraryText forLibrary = new LibraryText();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> before = new ArrayList<>();

    private List<String> tags = new ArrayList<>();
    private boolean segmentsBegun;
    private boolean discontinuity;
    private @Nullable String duration;
    private @Nullable String range;
    private @Nullable InitSection map;
    private Optional<String> type = Optional.empty();
    private Optional<String> unsupported = Optional.empty();
    private BigDecimal longest = BigDecimal.ONE;
    private boolean targetSeen;
    private int skipped;

    MediaReader(URI uri, String text) {
        this.uri = uri;
        this.text = text;
        this.keys = new KeyRing(uri);
    }

    /** A segment as far as our own scan understands it; the library knows the rest of the same index. */
    private record Draft(URI uri, List<String> tags, Optional<KeyInfo> key, Optional<InitSection> map) {}

    MediaPlaylist read(List<TagLine> lines) throws PlaylistSyntaxException {
        for (TagLine line : lines) {
            accept(line);
        }
        if (!targetSeen) {
            forLibrary.add("#EXT-X-TARGETDURATION:" + longest.setScale(0, RoundingMode.CEILING));
        }
        if (PlaylistParser.usesVariables(lines)) {
            unsupported = Optional.of("The playlist uses variables (EXT-X-DEFINE), which are not supported. Ask the"
                    + " operator of the stream for an address without them.");
        }
        io.lindstrom.m3u8.model.MediaPlaylist understood = forLibrary.readMedia();
        boolean ended = !understood.ongoing();
        return new MediaPlaylist(
                uri,
                text,
                ended ? StreamSnapshot.Form.VOD : openForm(),
                ended,
                Duration.ofSeconds(understood.targetDuration()),
                understood.mediaSequence(),
                entries(understood),
                unsupported,
                new OuterTags(before, afterLastSegment(), type));
    }

    /** Without an EXTINF whose URI never came. */
    private List<String> afterLastSegment() {
        return tags.stream().filter(tag -> !tag.startsWith("#EXTINF")).toList();
    }

    private StreamSnapshot.Form openForm() {
        return type.filter("EVENT"::equals).isPresent() ? StreamSnapshot.Form.EVENT : StreamSnapshot.Form.LIVE;
    }

    private void accept(TagLine line) throws PlaylistSyntaxException {
        if (line.isUri()) {
            acceptUri(line);
        } else if (line.isLowLatency()) {
            acceptSkip(line);
        } else if (DECIDED.contains(line.name())) {
            acceptDecided(line);
        } else if (OUTER.contains(line.name())) {
            acceptOuter(line);
        } else {
            acceptSegmentTag(line);
        }
    }

    private void acceptOuter(TagLine line) {
        before.add(line.text());
        if (line.name().equals("EXT-X-I-FRAMES-ONLY")) {
            unsupported = Optional.of("This playlist holds key frames only, for previews while seeking. Open the"
                    + " stream's master playlist or another media playlist.");
        }
    }

    private void acceptDecided(TagLine line) throws PlaylistSyntaxException {
        String value = line.value().trim();
        switch (line.name()) {
            case "EXT-X-TARGETDURATION" -> {
                // Some packagers write decimals; players round up.
                forLibrary.add("#EXT-X-TARGETDURATION:"
                        + seconds(value, "target duration").setScale(0, RoundingMode.CEILING));
                targetSeen = true;
            }
            case "EXT-X-MEDIA-SEQUENCE", "EXT-X-DISCONTINUITY-SEQUENCE" ->
                forLibrary.add("#" + line.name() + ":" + sequence(value));
            case "EXT-X-PLAYLIST-TYPE" -> type = Optional.of(value).filter(Set.of("VOD", "EVENT")::contains);
            case "EXT-X-ENDLIST" -> forLibrary.add("#EXT-X-ENDLIST");
            default -> {
                // EXTM3U again or EXT-X-START: nothing to learn from them.
            }
        }
    }

    /** A delta update nobody asked for: what it leaves out still counts. */
    private void acceptSkip(TagLine line) {
        if (line.name().equals("EXT-X-SKIP") && drafts.isEmpty()) {
            skipped = line.attributes()
                    .get("SKIPPED-SEGMENTS")
                    .filter(count -> count.matches("\\d{1,5}"))
                    .map(Integer::parseInt)
                    .orElse(0);
        }
    }

    private void acceptSegmentTag(TagLine line) throws PlaylistSyntaxException {
        String name = line.name();
        switch (name) {
            case "EXT-X-KEY" -> keys.accept(line);
            case "EXT-X-MAP" -> map = initSection(line);
            case "EXT-X-DISCONTINUITY" -> discontinuity = true;
            case "EXT-X-BYTERANGE" -> range = line.value().trim();
            default -> {
                boolean outer = !segmentsBegun && !OF_A_SEGMENT.contains(name);
                (outer ? before : tags).add(UriResolver.absoluteLine(uri, line.text()));
                segmentsBegun |= !outer;
                if (name.equals("EXTINF")) {
                    int comma = line.value().indexOf(',');
                    duration = comma < 0 ? line.value() : line.value().substring(0, comma);
                }
                return;
            }
        }
        segmentsBegun = true;
    }

    /** A URI without EXTINF is no segment and takes no number, as in hls.js. */
    private void acceptUri(TagLine line) throws PlaylistSyntaxException {
        if (duration == null) {
            return;
        }
        String here = "segment " + (drafts.size() + 1);
        BigDecimal seconds = seconds(duration.trim(), "duration of " + here);
        longest = longest.max(seconds);
        URI address = UriResolver.resolveHttp(uri, line.text())
                .orElseThrow(() -> new PlaylistSyntaxException(
                        "The address of " + here + " is neither http nor https: " + shortened(line.text()) + ".",
                        "Only streams on web servers can be opened; ask its operator."));
        if (discontinuity) {
            forLibrary.add("#EXT-X-DISCONTINUITY");
        }
        if (range != null) {
            forLibrary.add("#EXT-X-BYTERANGE:" + rangeText(range, here));
        }
        forLibrary.add("#EXTINF:" + seconds.toPlainString() + ",");
        forLibrary.add(line.text());
        unsupported = unsupported.or(keys::obstacle);
        drafts.add(new Draft(address, tags, keys.current(), Optional.ofNullable(map)));
        if (drafts.size() + skipped > PlaylistParser.MAX_SEGMENTS) {
            throw TagLine.tooLarge("lists more than " + PlaylistParser.MAX_SEGMENTS + " segments");
        }
        tags = new ArrayList<>(4);
        duration = null;
        range = null;
        discontinuity = false;
    }

    private InitSection initSection(TagLine line) throws PlaylistSyntaxException {
        AttributeList attributes = line.attributes();
        URI address = attributes
                .get("URI")
                .flatMap(value -> UriResolver.resolveHttp(uri, value))
                .orElseThrow(() -> broken("an EXT-X-MAP has no http or https address"));
        Optional<String> rangeText = attributes.get("BYTERANGE");
        Optional<ByteRange> bytes =
                rangeText.isEmpty() ? Optional.empty() : Optional.of(byteRange(rangeText.get(), "the EXT-X-MAP", 0));
        return new InitSection(line.text(), address, bytes, keys.current());
    }

    private List<MediaEntry> entries(io.lindstrom.m3u8.model.MediaPlaylist understood) throws PlaylistSyntaxException {
        List<MediaSegment> segments = understood.mediaSegments();
        List<MediaEntry> entries = new ArrayList<>(segments.size());
        long discontinuities = understood.discontinuitySequence();
        for (int i = 0; i < segments.size(); i++) {
            MediaSegment segment = segments.get(i);
            Draft draft = drafts.get(i);
            discontinuities += segment.discontinuity() ? 1 : 0;
            Optional<ByteRange> bytes = Optional.empty();
            if (segment.byteRange().isPresent()) {
                long implicit = i == 0 ? 0 : endIfSame(entries.get(i - 1), draft.uri());
                String rangeText = segment.byteRange().get().length()
                        + "@"
                        + segment.byteRange().get().offset().orElse(implicit);
                bytes = Optional.of(byteRange(rangeText, "segment " + (i + 1), implicit));
            }
            entries.add(new MediaEntry(
                    understood.mediaSequence() + skipped + i,
                    skipped + i,
                    draft.uri(),
                    bytes,
                    Duration.ofNanos(Math.round(segment.duration() * 1e9)),
                    discontinuities,
                    segment.discontinuity(),
                    dateTime(draft.tags()),
                    draft.key(),
                    draft.map(),
                    draft.tags()));
        }
        return entries;
    }

    /** Where an implicit range begins: behind the previous segment if it is of the same resource (section 4.3.2.2). */
    private static long endIfSame(MediaEntry previous, URI address) {
        return previous.range().isPresent() && previous.uri().equals(address)
                ? previous.range().get().last() + 1
                : 0;
    }

    private static Optional<Instant> dateTime(List<String> tags) {
        for (String tag : tags) {
            if (tag.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                return DateTimes.parse(tag.substring("#EXT-X-PROGRAM-DATE-TIME:".length()));
            }
        }
        return Optional.empty();
    }

    private static String rangeText(String value, String of) throws PlaylistSyntaxException {
        if (!RANGE.matcher(value).matches()) {
            throw broken("the byte range of " + of + " is \"" + shortened(value) + "\"");
        }
        return value;
    }

    private static ByteRange byteRange(String value, String of, long implicitFirst) throws PlaylistSyntaxException {
        Matcher form = RANGE.matcher(value);
        if (!form.matches()) {
            throw broken("the byte range of " + of + " is \"" + shortened(value) + "\"");
        }
        long length = Long.parseLong(form.group(1));
        long first = form.group(2) == null ? implicitFirst : Long.parseLong(form.group(2));
        if (length == 0 || first > MAX_NUMBER - length) {
            throw broken("the byte range of " + of + " is \"" + shortened(value) + "\"");
        }
        return new ByteRange(first, length);
    }

    private static BigDecimal seconds(String value, String of) throws PlaylistSyntaxException {
        if (!DECIMAL.matcher(value).matches()) {
            throw broken("the " + of + " is \"" + shortened(value) + "\"");
        }
        BigDecimal seconds = new BigDecimal(value);
        if (seconds.compareTo(LONGEST_SEGMENT) > 0) {
            throw broken("the " + of + " is longer than a day");
        }
        return seconds;
    }

    private static long sequence(String value) throws PlaylistSyntaxException {
        if (!COUNT.matcher(value).matches() || Long.parseLong(value) > MAX_NUMBER - PlaylistParser.MAX_SEGMENTS) {
            throw broken("a sequence number is \"" + shortened(value) + "\"");
        }
        return Long.parseLong(value);
    }

    private static PlaylistSyntaxException broken(String what) {
        return new PlaylistSyntaxException(
                "The playlist breaks RFC 8216: " + what + ".",
                "Tell the operator of the stream; no player can rely on it.");
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
