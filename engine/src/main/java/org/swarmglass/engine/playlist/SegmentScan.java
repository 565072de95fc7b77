package org.swarmglass.engine.playlist;

import io.lindstrom.m3u8.model.MediaSegment;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.ByteRange;

/**
 * The segments of one playlist, gathered line by line: tags add up until a URI makes them a segment. What the library
 * needs of them is passed on to it. Used once.
 */
final class SegmentScan {
    private final URI base;
    private final LibraryText forLibrary;
    private final KeyRing keys;
    private final List<Draft> drafts = new ArrayList<>();
    private List<String> tags = new ArrayList<>();
    private boolean begun;
    private boolean discontinuity;
    private @Nullable String duration;
    private @Nullable String range;
    private @Nullable InitSection map;
    private BigDecimal longest = BigDecimal.ONE;
    private Optional<String> obstacle = Optional.empty();

    SegmentScan(URI base, LibraryText forLibrary) {
        this.base = base;
        this.forLibrary = forLibrary;
        this.keys = new KeyRing(base);
    }

    /** A segment as far as our own scan understands it; the library knows the rest of the same index. */
    private record Draft(
            URI uri, Optional<ByteRange> range, List<String> tags, Optional<KeyInfo> key, Optional<InitSection> map) {}

    /** Whether a tag of a segment was seen: what comes then is no longer in front of all segments. */
    boolean begun() {
        return begun;
    }

    int count() {
        return drafts.size();
    }

    /** In seconds; at least one. */
    BigDecimal longest() {
        return longest;
    }

    /** Why the first segment that cannot be decrypted cannot, and what to do. */
    Optional<String> obstacle() {
        return obstacle;
    }

    /** Tags behind the last segment, without an EXTINF whose URI never came. */
    List<String> unfinished() {
        return tags.stream().filter(tag -> !tag.startsWith("#EXTINF")).toList();
    }

    void acceptTag(TagLine line) throws PlaylistSyntaxException {
        begun = true;
        switch (line.name()) {
            case "EXT-X-KEY" -> keys.accept(line);
            case "EXT-X-MAP" -> map = initSection(line);
            case "EXT-X-DISCONTINUITY" -> discontinuity = true;
            case "EXT-X-BYTERANGE" -> range = line.value().trim();
            default -> {
                tags.add(UriResolver.absoluteLine(base, line.text()));
                if (line.name().equals("EXTINF")) {
                    int comma = line.value().indexOf(',');
                    duration = comma < 0 ? line.value() : line.value().substring(0, comma);
                }
            }
        }
    }

    /** A URI without EXTINF is no segment and takes no number, as in hls.js. */
    void acceptUri(TagLine line) throws PlaylistSyntaxException {
        if (duration == null) {
            return;
        }
        String here = "segment " + (drafts.size() + 1);
        BigDecimal seconds = TagValue.seconds(duration.trim(), "duration of " + here);
        URI address = UriResolver.resolveHttp(base, line.text())
                .orElseThrow(() -> new PlaylistSyntaxException(
                        "The address of " + here + " is neither http nor https: " + TagValue.shortened(line.text())
                                + ".",
                        "Only streams on web servers can be opened; ask its operator."));
        Optional<ByteRange> bytes =
                range == null ? Optional.empty() : Optional.of(TagValue.byteRange(range, here, implicitFirst(address)));
        longest = longest.max(seconds);
        obstacle = obstacle.or(keys::obstacle);
        if (discontinuity) {
            forLibrary.add("#EXT-X-DISCONTINUITY");
        }
        forLibrary.add("#EXTINF:" + seconds.toPlainString() + ",");
        forLibrary.add(line.text());
        drafts.add(new Draft(address, bytes, tags, keys.current(), Optional.ofNullable(map)));
        tags = new ArrayList<>(4);
        duration = null;
        range = null;
        discontinuity = false;
    }

    /** Behind the previous segment if it is of the same resource (section 4.3.2.2). */
    private long implicitFirst(URI address) {
        Optional<Draft> previous = drafts.isEmpty() ? Optional.empty() : Optional.of(drafts.get(drafts.size() - 1));
        return previous.filter(draft -> draft.uri().equals(address))
                .flatMap(Draft::range)
                .map(before -> before.last() + 1)
                .orElse(0L);
    }

    private InitSection initSection(TagLine line) throws PlaylistSyntaxException {
        AttributeList attributes = line.attributes();
        URI address = attributes
                .get("URI")
                .flatMap(value -> UriResolver.resolveHttp(base, value))
                .orElseThrow(() -> TagValue.broken("an EXT-X-MAP has no http or https address"));
        Optional<String> part = attributes.get("BYTERANGE");
        Optional<ByteRange> bytes =
                part.isEmpty() ? Optional.empty() : Optional.of(TagValue.byteRange(part.get(), "the EXT-X-MAP", 0));
        return new InitSection(line.text(), address, bytes, keys.current());
    }

    /**
     * The segments, numbered.
     *
     * @param skipped how many a delta update left out in front of them
     */
    List<MediaEntry> entries(io.lindstrom.m3u8.model.MediaPlaylist understood, int skipped) {
        List<MediaSegment> segments = understood.mediaSegments();
        List<MediaEntry> entries = new ArrayList<>(segments.size());
        long discontinuities = understood.discontinuitySequence();
        for (int i = 0; i < segments.size(); i++) {
            MediaSegment segment = segments.get(i);
            Draft draft = drafts.get(i);
            discontinuities += segment.discontinuity() ? 1 : 0;
            entries.add(new MediaEntry(
                    understood.mediaSequence() + skipped + i,
                    skipped + i,
                    draft.uri(),
                    draft.range(),
                    Duration.ofNanos(Math.round(segment.duration() * 1e9)),
                    discontinuities,
                    segment.discontinuity(),
                    dateTime(draft.tags()),
                    draft.key(),
                    draft.map(),
                    draft.tags(),
                    OptionalLong.empty()));
        }
        return entries;
    }

    private static Optional<Instant> dateTime(List<String> tags) {
        for (String tag : tags) {
            if (tag.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                return DateTimes.parse(tag.substring("#EXT-X-PROGRAM-DATE-TIME:".length()));
            }
        }
        return Optional.empty();
    }
}
