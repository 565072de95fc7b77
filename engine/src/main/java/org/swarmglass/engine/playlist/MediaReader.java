package org.swarmglass.engine.playlist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.engine.playlist.MediaPlaylist.OuterTags;
import org.swarmglass.engine.snapshot.StreamSnapshot;

/** Reads one media playlist: what concerns it as a whole here, its segments by {@link SegmentScan}. Used once. */
final class MediaReader {
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
            "EXT-X-KEY",
            "EXT-X-MAP",
            "EXT-X-DISCONTINUITY",
            "EXT-X-BYTERANGE",
            "EXT-X-PROGRAM-DATE-TIME",
            "EXT-X-DATERANGE",
            "EXT-X-GAP",
            "EXT-X-BITRATE",
            "EXT-X-CUE-OUT",
            "EXT-X-CUE-IN",
            "EXT-X-CUE-OUT-CONT");

    private final URI uri;
    private final String text;
    private final LibraryText forLibrary = new LibraryText();
    private final SegmentScan segments;
    private final List<String> before = new ArrayList<>();
    private Optional<String> type = Optional.empty();
    private Optional<String> unsupported = Optional.empty();
    private boolean targetSeen;
    private int skipped;

    MediaReader(URI uri, String text) {
        this.uri = uri;
        this.text = text;
        this.segments = new SegmentScan(uri, forLibrary);
    }

    MediaPlaylist read(List<TagLine> lines) throws PlaylistSyntaxException {
        for (TagLine line : lines) {
            accept(line);
        }
        if (!targetSeen) {
            addTargetDuration(segments.longest());
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
                segments.entries(understood, skipped),
                unsupported.or(segments::obstacle),
                new OuterTags(before, segments.unfinished(), type),
                Duration.ZERO);
    }

    private StreamSnapshot.Form openForm() {
        return type.filter("EVENT"::equals).isPresent() ? StreamSnapshot.Form.EVENT : StreamSnapshot.Form.LIVE;
    }

    private void accept(TagLine line) throws PlaylistSyntaxException {
        if (line.isUri()) {
            segments.acceptUri(line);
            if (segments.count() + skipped > PlaylistParser.MAX_SEGMENTS) {
                throw TagLine.tooLarge("lists more than " + PlaylistParser.MAX_SEGMENTS + " segments");
            }
        } else if (line.isLowLatency()) {
            acceptSkip(line);
        } else if (DECIDED.contains(line.name())) {
            acceptDecided(line);
        } else if (OUTER.contains(line.name())) {
            acceptOuter(line);
        } else if (segments.begun() || OF_A_SEGMENT.contains(line.name())) {
            segments.acceptTag(line);
        } else {
            before.add(UriResolver.absoluteLine(uri, line.text()));
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
                addTargetDuration(TagValue.seconds(value, "target duration"));
                targetSeen = true;
            }
            case "EXT-X-MEDIA-SEQUENCE", "EXT-X-DISCONTINUITY-SEQUENCE" ->
                forLibrary.add("#" + line.name() + ":" + TagValue.sequence(value));
            case "EXT-X-PLAYLIST-TYPE" -> type = Optional.of(value).filter(Set.of("VOD", "EVENT")::contains);
            case "EXT-X-ENDLIST" -> forLibrary.add("#EXT-X-ENDLIST");
            default -> {
                // EXTM3U again or EXT-X-START: nothing to learn from them.
            }
        }
    }

    /** Some packagers write decimals; players round up. */
    private void addTargetDuration(BigDecimal seconds) {
        forLibrary.add("#EXT-X-TARGETDURATION:" + seconds.setScale(0, RoundingMode.CEILING));
    }

    /** A delta update nobody asked for: what it leaves out still counts. */
    private void acceptSkip(TagLine line) {
        if (line.name().equals("EXT-X-SKIP") && segments.count() == 0) {
            skipped = line.attributes()
                    .get("SKIPPED-SEGMENTS")
                    .filter(count -> count.matches("\\d{1,5}"))
                    .map(Integer::parseInt)
                    .orElse(0);
        }
    }
}
