package org.swarmglass.engine.playlist;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.PlayerText.Links;
import org.swarmglass.engine.playlist.PlayerText.Links.Auxiliary;

/** Writes one media playlist. Used once. */
final class MediaText {
    private static final String CLEAR = "#EXT-X-KEY:METHOD=NONE";

    private final MediaPlaylist header;
    private final Links links;
    private final StringBuilder out = new StringBuilder(4096);

    /** What is in force where the text ends. */
    private String key = CLEAR;

    private Optional<InitSection> map = Optional.empty();
    private String mapLine = "";

    MediaText(MediaPlaylist header, Links links) {
        this.header = header;
        this.links = links;
    }

    String write(List<Timeline.Listed> listed, boolean ended) {
        boolean complete = ended && endsWithNewest(listed);
        Function<Timeline.Listed, String> link = each -> links.segment(each.ref());
        return write(listed, complete, link);
    }

    static String subtitles(MediaPlaylist playlist, int withheld, Links links) {
        List<MediaEntry> entries = playlist.entries();
        int count = playlist.ended() ? entries.size() : Math.max(0, entries.size() - withheld);
        List<Timeline.Listed> listed =
                entries.subList(0, count).stream().map(MediaText::unnumbered).toList();
        Function<Timeline.Listed, String> link =
                each -> links.auxiliary(each.entry().uri(), each.entry().range(), Auxiliary.SUBTITLE);
        return new MediaText(playlist, links).write(listed, playlist.ended(), link);
    }

    /** Subtitles are no swarm's: the id only carries the entry through here. */
    private static Timeline.Listed unnumbered(MediaEntry entry) {
        StreamId none = new StreamId(StreamKind.SECONDARY, 0);
        return new Timeline.Listed(
                new SegmentRef(
                        new SegmentId(none, entry.sequence()),
                        entry.uri(),
                        entry.range(),
                        entry.duration(),
                        Duration.ZERO),
                entry);
    }

    private String write(List<Timeline.Listed> listed, boolean complete, Function<Timeline.Listed, String> link) {
        writeHead(listed, complete);
        long sequence = listed.isEmpty() ? 0 : listed.get(0).place().sequence();
        for (Timeline.Listed each : listed) {
            writeContext(each, sequence);
            each.entry().tags().forEach(this::line);
            line(link.apply(each));
            sequence++;
        }
        if (complete) {
            header.outer().after().forEach(this::line);
            line("#EXT-X-ENDLIST");
        }
        return out.toString();
    }

    private void writeHead(List<Timeline.Listed> listed, boolean complete) {
        line("#EXTM3U");
        long target = header.targetDuration().toSeconds();
        for (Timeline.Listed each : listed) {
            // RFC 8216, section 4.3.3.1: each EXTINF, rounded to whole seconds, is at most the target duration.
            target = Math.max(target, each.entry().duration().plusMillis(500).toSeconds());
        }
        line("#EXT-X-TARGETDURATION:" + target);
        if (!listed.isEmpty()) {
            Timeline.Place first = listed.get(0).place();
            line("#EXT-X-MEDIA-SEQUENCE:" + first.sequence());
            long discontinuities = first.discontinuitySequence() - (first.discontinuity() ? 1 : 0);
            if (discontinuities > 0) {
                line("#EXT-X-DISCONTINUITY-SEQUENCE:" + discontinuities);
            }
        }
        type(listed, complete).ifPresent(value -> line("#EXT-X-PLAYLIST-TYPE:" + value));
        header.outer().before().forEach(this::line);
    }

    /** The origin's type while it is true: EVENT promises that nothing leaves the front, VOD that nothing changes. */
    private Optional<String> type(List<Timeline.Listed> listed, boolean complete) {
        boolean fromTheStart = !listed.isEmpty()
                && !header.entries().isEmpty()
                && isFirst(listed.get(0), header.entries().get(0).sequence());
        return header.outer().type().filter(value -> fromTheStart && (value.equals("EVENT") || complete));
    }

    private static boolean isFirst(Timeline.Listed listed, long sequence) {
        return listed.entry().sequence() == sequence && listed.place().sequence() == sequence;
    }

    private boolean endsWithNewest(List<Timeline.Listed> listed) {
        List<MediaEntry> all = header.entries();
        if (all.isEmpty() || listed.isEmpty()) {
            return all.isEmpty();
        }
        return listed.get(listed.size() - 1).entry().sequence()
                == all.get(all.size() - 1).sequence();
    }

    /** Whatever is not in force yet: an init section needs the key it was encrypted with in front of it. */
    private void writeContext(Timeline.Listed each, long sequence) {
        MediaEntry entry = each.entry();
        if (each.place().discontinuity()) {
            line("#EXT-X-DISCONTINUITY");
        }
        if (entry.map().isPresent() && !entry.map().equals(map)) {
            writeMap(entry.map().get());
        }
        switchKey(entry.key(), needsVector(entry, sequence) ? Optional.of(entry.sequence()) : Optional.empty());
    }

    private void writeMap(InitSection section) {
        String link = links.auxiliary(section.uri(), section.range(), Auxiliary.INIT_SECTION);
        // The link stands for the range: a player that asked for it again would cut twice.
        String whole = AttributeList.of(section.line()).without("BYTERANGE");
        String text = AttributeList.of(whole).withValues("URI"::equals, uri -> link);
        map = Optional.of(section);
        if (!text.equals(mapLine)) {
            switchKey(section.key(), Optional.empty());
            line(text);
            mapLine = text;
        }
    }

    /** The sequence number is the vector where none is given (section 5.2): a renumbered segment must be given one. */
    private static boolean needsVector(MediaEntry entry, long sequence) {
        return entry.key().isPresent() && entry.key().get().iv().isEmpty() && entry.sequence() != sequence;
    }

    private void switchKey(Optional<KeyInfo> wanted, Optional<Long> vector) {
        String text = wanted.map(info -> AttributeList.of(info.line())
                        .withValues("URI"::equals, uri -> links.auxiliary(info.uri(), Optional.empty(), Auxiliary.KEY)))
                .orElse(CLEAR);
        text += vector.map(number -> String.format(Locale.ROOT, ",IV=0x%032x", number))
                .orElse("");
        if (!text.equals(key)) {
            line(text);
            key = text;
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
