package org.swarmglass.engine.reader;

import io.lindstrom.m3u8.model.AlternativeRendition;
import io.lindstrom.m3u8.model.KeyMethod;
import io.lindstrom.m3u8.model.MasterPlaylist;
import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.model.MediaSegment;
import io.lindstrom.m3u8.model.MediaType;
import io.lindstrom.m3u8.model.SegmentKey;
import io.lindstrom.m3u8.model.SegmentMap;
import io.lindstrom.m3u8.model.Variant;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.playlist.LiveStart;

/** A playlist as a player understands it. Immutable. */
sealed interface Listing {
    /** @param tracks the media playlists to play together: the first variant and its audio, if that is apart */
    record Master(List<URI> tracks) implements Listing {}

    /** @param first media sequence number of the first entry */
    record Media(boolean ended, Duration target, long first, List<Entry> entries) implements Listing {
        long next() {
            return first + entries.size();
        }

        Entry entry(long sequence) {
            return entries.get((int) (sequence - first));
        }

        /** Where a player begins. */
        long start() {
            return ended ? first : first + LiveStart.index(entries.size());
        }
    }

    /** A resource or a part of one. */
    record Part(URI uri, Optional<ByteRange> range) {}

    /** @param needed what a player must have fetched before it can decode the segment: init section, key */
    record Entry(Part segment, Duration duration, List<Part> needed) {}

    static Listing parse(URI uri, String text) throws PlaylistParserException {
        return text.contains("#EXT-X-STREAM-INF")
                ? master(uri, new MasterPlaylistParser(ParsingMode.LENIENT).readPlaylist(text))
                : new MediaReading(uri).read(new MediaPlaylistParser(ParsingMode.LENIENT).readPlaylist(text));
    }

    private static Master master(URI base, MasterPlaylist playlist) {
        List<URI> tracks = new ArrayList<>();
        Optional<Variant> chosen = playlist.variants().stream().findFirst();
        chosen.ifPresent(variant -> tracks.add(base.resolve(variant.uri())));
        chosen.flatMap(Variant::audio)
                .flatMap(group -> audio(playlist, group))
                .flatMap(AlternativeRendition::uri)
                .ifPresent(uri -> tracks.add(base.resolve(uri)));
        return new Master(List.copyOf(tracks));
    }

    private static Optional<AlternativeRendition> audio(MasterPlaylist playlist, String group) {
        List<AlternativeRendition> members = playlist.alternativeRenditions().stream()
                .filter(rendition -> rendition.type() == MediaType.AUDIO)
                .filter(rendition -> rendition.groupId().equals(group))
                .toList();
        return members.stream()
                .filter(rendition -> rendition.defaultRendition().orElse(false))
                .findFirst()
                .or(() -> members.stream().findFirst());
    }

    /** Carries from entry to entry what HLS does: key, init section, the end of the last byte range. */
    final class MediaReading {
        private final URI base;
        private Optional<Part> init = Optional.empty();
        private Optional<Part> key = Optional.empty();
        private String rangedUri = "";
        private long rangeEnd;

        private MediaReading(URI base) {
            this.base = base;
        }

        private Media read(MediaPlaylist playlist) {
            List<Entry> entries =
                    playlist.mediaSegments().stream().map(this::entry).toList();
            Duration target = Duration.ofSeconds(Math.max(1, playlist.targetDuration()));
            return new Media(!playlist.ongoing(), target, playlist.mediaSequence(), entries);
        }

        private Entry entry(MediaSegment segment) {
            segment.segmentMap().ifPresent(map -> init = Optional.of(init(map)));
            segment.segmentKey().ifPresent(this::keyed);
            Part part = new Part(
                    base.resolve(segment.uri()), segment.byteRange().map(range -> range(segment.uri(), range)));
            List<Part> needed = new ArrayList<>();
            init.ifPresent(needed::add);
            key.ifPresent(needed::add);
            return new Entry(part, nanos(segment.duration()), List.copyOf(needed));
        }

        private Part init(SegmentMap map) {
            return new Part(
                    base.resolve(map.uri()),
                    map.byteRange().map(range -> new ByteRange(range.offset().orElse(0L), range.length())));
        }

        private void keyed(SegmentKey found) {
            key = found.method() == KeyMethod.NONE
                    ? Optional.empty()
                    : found.uri().map(uri -> new Part(base.resolve(uri), Optional.empty()));
        }

        private ByteRange range(String uri, io.lindstrom.m3u8.model.ByteRange range) {
            long implied = uri.equals(rangedUri) ? rangeEnd : 0;
            ByteRange read = new ByteRange(range.offset().orElse(implied), range.length());
            rangedUri = uri;
            rangeEnd = read.last() + 1;
            return read;
        }

        private static Duration nanos(double seconds) {
            return Duration.ofNanos(Math.round(seconds * 1e9));
        }
    }
}
