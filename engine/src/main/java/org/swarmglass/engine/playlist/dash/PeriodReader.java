package org.swarmglass.engine.playlist.dash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;

/** Turns the periods of one MPD into values, within limits that hold for all of them together. Used once. */
final class PeriodReader {
    private static final int MAX_REPRESENTATIONS = 500;
    private static final int MAX_SEGMENTS = 200_000;

    private final MpdText text;
    private final BaseUrls bases;
    private int representations;
    private int segments;
    private boolean encrypted;

    PeriodReader(MpdText text, BaseUrls bases) {
        this.text = text;
        this.bases = bases;
    }

    /** Of all that was read. */
    Optional<String> unsupported() {
        return encrypted
                ? Optional.of("The stream is encrypted with DRM, which VLC cannot play. Open it in a browser.")
                : Optional.empty();
    }

    Period read(io.lindstrom.mpd.data.Period period, Span span) throws PlaylistSyntaxException {
        BaseUrls here = bases.with(period.getBaseURLs());
        var level =
                new SegmentRules.Level(period.getSegmentTemplate(), period.getSegmentList(), period.getSegmentBase());
        List<AdaptationSet> sets = new ArrayList<>();
        for (io.lindstrom.mpd.data.AdaptationSet set : period.getAdaptationSets()) {
            sets.add(new SetReader(set, span, here.with(set.getBaseURLs()), level).read());
        }
        return new Period(period.getId() == null ? "" : period.getId(), span.start(), span.duration(), sets);
    }

    /** One adaptation set with what it passes on to its representations. */
    private final class SetReader {
        private final io.lindstrom.mpd.data.AdaptationSet set;
        private final Span span;
        private final BaseUrls bases;
        private final SegmentRules.Level above;

        SetReader(io.lindstrom.mpd.data.AdaptationSet set, Span span, BaseUrls bases, SegmentRules.Level above) {
            this.set = set;
            this.span = span;
            this.bases = bases;
            this.above = above;
        }

        AdaptationSet read() throws PlaylistSyntaxException {
            Descriptions described = Descriptions.of(set);
            encrypted |= !set.getContentProtections().isEmpty() && described.playableKind();
            List<Representation> all = new ArrayList<>();
            for (io.lindstrom.mpd.data.Representation one : set.getRepresentations()) {
                all.add(representation(one));
            }
            Optional<String> label = set.getLabels().stream()
                    .filter(text -> text != null && !text.isEmpty())
                    .findFirst()
                    .or(() -> text.attribute(set, "label"));
            return new AdaptationSet(
                    set.getId() != null,
                    described.kind(),
                    described.contentType(),
                    set.getLang() == null ? "" : set.getLang(),
                    label,
                    described.trickMode(),
                    described.understood(),
                    described.videoRange(),
                    all);
        }

        private static Representation.Listing listing(SegmentRules rules) {
            return switch (rules.form()) {
                case TEMPLATE ->
                    rules.timeline().isEmpty()
                            ? Representation.Listing.COUNTED_TEMPLATE
                            : Representation.Listing.TIMELINE_TEMPLATE;
                case LIST -> Representation.Listing.FILES;
                case BASE, NONE -> Representation.Listing.SINGLE_FILE;
            };
        }

        private List<Slot> slots(SegmentRules rules) throws PlaylistSyntaxException {
            return switch (rules.form()) {
                case TEMPLATE, LIST -> SlotLister.list(rules, span);
                case BASE, NONE -> List.of();
            };
        }

        private Representation representation(io.lindstrom.mpd.data.Representation one) throws PlaylistSyntaxException {
            if (++representations > MAX_REPRESENTATIONS) {
                throw new PlaylistSyntaxException(
                        "The manifest has more than 500 representations.", "Ask the stream's operator for fewer.");
            }
            encrypted |= !one.getContentProtections().isEmpty();
            SegmentRules rules = SegmentRules.of(
                    List.of(
                            new SegmentRules.Level(
                                    one.getSegmentTemplate(), one.getSegmentList(), one.getSegmentBase()),
                            new SegmentRules.Level(
                                    set.getSegmentTemplate(), set.getSegmentList(), set.getSegmentBase()),
                            above),
                    text);
            String id = one.getId() == null ? "" : one.getId();
            BaseUrls here = bases.with(one.getBaseURLs());
            Addresses addresses = new Addresses(rules, here.first(), id, one.getBandwidth());
            List<DashSegment> listed = addresses.segments(slots(rules));
            segments += listed.size();
            if (segments > MAX_SEGMENTS) {
                throw new PlaylistSyntaxException(
                        "The manifest lists more than 200,000 segments.",
                        "Ask the stream's operator for a shorter window.");
            }
            return new Representation(
                    id,
                    Math.max(0, one.getBandwidth()),
                    Descriptions.mimeType(one, set),
                    Descriptions.codecs(one, set),
                    Descriptions.picture(one, set),
                    AudioChannels.of(one.getAudioChannelConfigurations(), set.getAudioChannelConfigurations()),
                    Descriptions.trickMode(one),
                    here.all(),
                    addresses.init(),
                    listing(rules),
                    addresses.index(),
                    listed);
        }
    }
}
