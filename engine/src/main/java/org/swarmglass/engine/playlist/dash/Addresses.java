package org.swarmglass.engine.playlist.dash;

import io.lindstrom.mpd.data.SegmentURL;
import io.lindstrom.mpd.data.URLType;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.UriResolver;
import org.swarmglass.engine.playlist.dash.SegmentRules.Form;

/** Where one representation's segments, init section and index lie. */
record Addresses(SegmentRules rules, URI base, String id, long bandwidth) {
    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,18})-(\\d{1,18})?\\s*");
    private static final double NANOS = 1e9;

    List<DashSegment> segments(List<Slot> slots) throws PlaylistSyntaxException {
        List<DashSegment> segments = new ArrayList<>();
        TemplateText media = TemplateText.of(rules.media(), id, bandwidth);
        boolean listed = rules.form() == Form.LIST;
        int count = listed ? Math.min(slots.size(), rules.urls().size()) : slots.size();
        for (int i = 0; i < count; i++) {
            Slot slot = slots.get(i);
            Resource at = listed
                    ? of(rules.urls().get(i))
                    : new Resource(address(media.fill(slot.number(), slot.ticks())), Optional.empty());
            Duration duration = Duration.ofNanos(Math.round(slot.seconds() * NANOS));
            segments.add(new DashSegment(at.uri(), at.range(), slot.time(), duration));
        }
        return segments;
    }

    /** An element wins over the attribute, as it does in mpd-parser; the standard leaves it open. */
    Optional<Resource> init() throws PlaylistSyntaxException {
        if (rules.init().isPresent()) {
            URLType element = rules.init().get();
            String source = element.getSourceURL() == null ? "" : element.getSourceURL();
            return Optional.of(new Resource(address(source), range(element.getRange())));
        }
        if (rules.initTemplate().isPresent()) {
            String source =
                    TemplateText.of(rules.initTemplate().get(), id, bandwidth).fill(0, 0);
            return Optional.of(new Resource(address(source), Optional.empty()));
        }
        return Optional.empty();
    }

    Optional<Resource> index() throws PlaylistSyntaxException {
        return rules.form() == Form.BASE
                ? Optional.of(new Resource(base, range(rules.indexRange().orElse(null))))
                : Optional.empty();
    }

    private Resource of(SegmentURL listed) throws PlaylistSyntaxException {
        return new Resource(address(listed.getMedia() == null ? "" : listed.getMedia()), range(listed.getMediaRange()));
    }

    private URI address(String reference) throws PlaylistSyntaxException {
        return reference.isEmpty()
                ? base
                : UriResolver.resolveHttp(base, reference.trim())
                        .orElseThrow(() -> new PlaylistSyntaxException(
                                "The DASH manifest names a segment that cannot be loaded over HTTP.",
                                "Tell the stream's operator."));
    }

    private static Optional<ByteRange> range(@Nullable String written) throws PlaylistSyntaxException {
        if (written == null) {
            return Optional.empty();
        }
        Matcher matcher = RANGE.matcher(written);
        if (matcher.matches()) {
            long first = Long.parseLong(matcher.group(1));
            if (matcher.group(2) == null) {
                return Optional.of(ByteRange.from(first));
            }
            long length = Long.parseLong(matcher.group(2)) - first + 1;
            if (length > 0) {
                return Optional.of(new ByteRange(first, length));
            }
        }
        throw new PlaylistSyntaxException(
                "The DASH manifest has a byte range that is none.", "Tell the stream's operator.");
    }
}
