package org.swarmglass.engine.playlist;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;

/**
 * One media playlist over its refreshes: which segments there are, their numbers on the wire and their place in time.
 *
 * <p>Two numberings run side by side. The <em>number</em> is the wire's (shared protocol notes, section 5.1): media
 * sequence number when live, position when VOD. The <em>place</em> is the sequence number in the list our player sees:
 * it never goes back and has no hole, whatever the origin does, since VLC 3 takes only segments with higher numbers than
 * it has and would wait for ever after an origin began to count anew.
 *
 * <p>Engine loop only.
 */
public final class Timeline {
    /** Segments that left the window and nobody forgot; older ones are dropped so that memory stays bounded. */
    static final int MAX_RETAINED = 20_000;

    /** What must stay listed if it can: VLC 3 keeps the newest and the two oldest out of its live window. */
    static final int LISTED_AT_LEAST = 3;

    private final StreamId stream;
    private final @Nullable Timeline playing;
    private final SegmentTable known = new SegmentTable();
    private final Map<String, SegmentId> vodIds = new HashMap<>();

    private @Nullable MediaPlaylist latest;
    private @Nullable MediaPlaylist lastListing;
    private Epoch epoch = new Epoch(0, 0, Long.MIN_VALUE);
    private boolean numberedByPosition;
    private boolean numbersAmbiguous;
    private Duration edge = Duration.ZERO;
    private Duration widestTarget = Duration.ZERO;
    private Duration suggestedDelay = Duration.ZERO;

    public Timeline(StreamId stream) {
        this(stream, null);
    }

    /**
     * For a rendition that is to take over from another in one list for the player: places and time are taken from
     * {@code playing}, so that segments of the same sequence number lie at the same place and time.
     */
    public Timeline(StreamId stream, @Nullable Timeline playing) {
        this.stream = stream;
        this.playing = playing;
    }

    /**
     * A segment and where it stands.
     *
     * @param ref its id and address. A segment that occurs again in a VOD list has the id of its first occurrence and
     *     its own start.
     * @param entry as the origin listed it, with the newest address seen (tokens in addresses run out)
     * @param place in the list our player sees
     */
    public record Listed(SegmentRef ref, MediaEntry entry, Place place) {
        public Listed(SegmentRef ref, MediaEntry entry) {
            this(ref, entry, new Place(entry.sequence(), entry.discontinuitySequence(), entry.discontinuity()));
        }

        /** What was first read stays; addresses follow the origin, of the segment as of its key and init section. */
        private Listed refreshed(MediaEntry now) {
            boolean same = entry.uri().equals(now.uri())
                    && entry.range().equals(now.range())
                    && entry.key().equals(now.key())
                    && entry.map().equals(now.map());
            return same
                    ? this
                    : new Listed(
                            new SegmentRef(ref.id(), now.uri(), now.range(), ref.duration(), ref.start()), now, place);
        }
    }

    /**
     * @param sequence consecutive, never goes back
     * @param discontinuity true also where the origin lost segments or began to count anew without saying so
     */
    public record Place(long sequence, long discontinuitySequence, boolean discontinuity) {}

    /**
     * @param added now listed and not before, oldest first
     * @param left no longer in the window. After RESET a number may be in both: what is stored under it is another
     *     segment then and must be thrown away.
     */
    public record Update(List<Listed> added, List<Listed> left, Change change) {
        public Update {
            added = List.copyOf(added);
            left = List.copyOf(left);
        }
    }

    public enum Change {
        /** New segments, or the first list. */
        ADVANCED,
        /** Nothing new: frozen, an old copy, or an empty list. */
        UNCHANGED,
        /** The sequence went back, or jumped so that nothing overlaps; the player's list goes on with a discontinuity. */
        RESET,
        /** A live stream is complete now; may have added segments. */
        ENDED
    }

    /**
     * What our numbers lack of the media sequence number: 0.6 and 5.0 have that as the number in VOD as well (protocol/v3
     * section 5). 0 before the first playlist.
     */
    public long belowSequence() {
        return numberedByPosition && lastListing != null ? lastListing.mediaSequence() : 0;
    }

    /** Takes in a playlist just loaded, first or refreshed. */
    public Update accept(MediaPlaylist playlist) {
        boolean endedNow = latest != null && !latest.ended() && playlist.ended();
        if (playlist.entries().isEmpty()) {
            latest = latest == null || endedNow ? playlist : latest;
            return new Update(List.of(), List.of(), endedNow ? Change.ENDED : Change.UNCHANGED);
        }
        Continuity continuity = lastListing == null
                ? begin(playlist)
                : Continuity.of(lastListing, playlist, sequence -> entryOfThisEpoch(sequence));
        if (continuity == Continuity.STALE) {
            return new Update(List.of(), List.of(), Change.UNCHANGED);
        }
        Merge merge = new Merge();
        merge.take(playlist.entries(), continuity != Continuity.FOLLOWS);
        latest = playlist;
        lastListing = playlist;
        widestTarget = max(widestTarget, playlist.targetDuration());
        boolean numberedByTime = playlist.entries().get(0).number().isPresent();
        numbersAmbiguous = !numberedByTime && numberedByPosition != playlist.ended() && playlist.mediaSequence() != 0;
        known.dropOldest(MAX_RETAINED);
        return new Update(merge.added, merge.left, endedNow ? Change.ENDED : merge.change(continuity));
    }

    private Continuity begin(MediaPlaylist playlist) {
        List<MediaEntry> entries = playlist.entries();
        numberedByPosition = playlist.ended();
        suggestedDelay = playlist.suggestedDelay();
        if (playing != null && !playing.known.isEmpty()) {
            epoch = Epoch.beside(playing.epoch, playing.known, entries);
            edge = startBeside(playing, entries);
        } else {
            epoch = Epoch.first(entries.get(0));
        }
        return Continuity.FOLLOWS;
    }

    private Duration startBeside(Timeline other, List<MediaEntry> entries) {
        Duration before = Duration.ZERO;
        for (MediaEntry entry : entries) {
            Optional<Listed> beside = other.at(epoch.place(entry.sequence()));
            if (beside.isPresent()) {
                return beside.get().ref().start().minus(before);
            }
            before = before.plus(entry.duration());
        }
        return other.edge;
    }

    private @Nullable MediaEntry entryOfThisEpoch(long sequence) {
        long place = epoch.place(sequence);
        return place < epoch.firstPlace() ? null : at(place).map(Listed::entry).orElse(null);
    }

    /** The work of one {@link #accept}. */
    private final class Merge {
        private final List<Listed> added = new ArrayList<>();
        private final List<Listed> left = new ArrayList<>();

        /** @param anew the origin does not go on where it was */
        void take(List<MediaEntry> entries, boolean anew) {
            MediaEntry first = entries.get(0);
            if (anew) {
                epoch = Epoch.behind(known.newest(), first);
            }
            left.addAll(known.moveWindow(Math.max(epoch.firstPlace(), epoch.place(first.sequence()))));
            boolean border = anew;
            for (MediaEntry entry : entries) {
                take(entry, border);
                border = false;
            }
        }

        private void take(MediaEntry entry, boolean border) {
            long place = epoch.place(entry.sequence());
            Optional<Listed> before = known.at(place);
            if (before.isPresent()) {
                known.replace(before.get().refreshed(entry));
            } else if (known.isEmpty() || place > known.newest().place().sequence()) {
                add(entry, new Place(place, epoch.discontinuitySequence(entry), entry.discontinuity() || border));
            }
        }

        private void add(MediaEntry entry, Place place) {
            SegmentId id = idOf(entry);
            if (!numberedByPosition) {
                // The origin counts anew: the old segment of that number cannot be told from this one on the wire.
                known.drop(id.number()).filter(old -> !left.contains(old)).ifPresent(left::add);
            }
            SegmentRef ref = new SegmentRef(id, entry.uri(), entry.range(), entry.duration(), edge);
            Listed listed = new Listed(ref, entry, place);
            known.add(listed);
            edge = edge.plus(entry.duration());
            added.add(listed);
        }

        Change change(Continuity continuity) {
            if (continuity != Continuity.FOLLOWS) {
                return Change.RESET;
            }
            return added.isEmpty() && left.isEmpty() ? Change.UNCHANGED : Change.ADVANCED;
        }
    }

    /**
     * First seen in a complete list: the position; else the sequence number, also of segments first seen when a live list
     * ends. Browsers give those positions; {@link #numbersAmbiguous} tells when that clashes and sharing has to stop.
     */
    private SegmentId idOf(MediaEntry entry) {
        if (entry.number().isPresent()) {
            return new SegmentId(stream, entry.number().getAsLong());
        }
        if (!numberedByPosition) {
            return new SegmentId(stream, entry.sequence());
        }
        String resource = entry.uri() + entry.range().map(range -> "|" + range).orElse("");
        return vodIds.computeIfAbsent(resource, absent -> new SegmentId(stream, entry.position()));
    }

    public StreamId stream() {
        return stream;
    }

    /**
     * The last playlist that was believed.
     *
     * @throws IllegalStateException before the first one
     */
    public MediaPlaylist latest() {
        if (latest == null) {
            throw new IllegalStateException("no playlist was accepted yet");
        }
        return latest;
    }

    /** What the origin's latest playlist lists, oldest first. */
    public List<Listed> window() {
        return known.from(known.windowStart());
    }

    /** The window and what left it and was not forgotten, oldest first; the older part may have holes. */
    public List<Listed> known() {
        return known.all();
    }

    /** The part of {@link #known} that is not over at that time. */
    public List<Listed> knownFrom(Duration time) {
        return known.endingAfter(time);
    }

    /** The part of {@link #known} that can be listed to a player: without hole up to the newest. */
    public List<Listed> listable() {
        return known.from(known.lowestWithoutHole(Long.MIN_VALUE));
    }

    /** The known segment of that number. */
    public Optional<Listed> find(long number) {
        return known.find(number);
    }

    /** Whether the origin's latest playlist lists that number. */
    public boolean inWindow(long number) {
        return known.inWindow(number);
    }

    /** The known segment at that place of the player's list. */
    public Optional<Listed> at(long place) {
        return known.at(place);
    }

    /** Says that a segment is no longer stored: it is dropped if it has left the window. */
    public void forget(long number) {
        known.forget(number);
    }

    /** End of the newest segment on the stream's own time line. */
    public Duration edge() {
        return edge;
    }

    /**
     * How many of the newest segments the player is not shown, so that peers have time to share them.
     *
     * <p>What the delay asks for, but at most 60 % of the origin's window (the rest is room for HTTP before a segment
     * leaves the origin), and {@value #LISTED_AT_LEAST} of the {@link #listable} segments stay in view: VLC 3 starts no
     * live list that is shorter. A window of up to three segments is therefore shown whole at first. 0 when complete.
     *
     * <p>For a given delay the newest shown segment never goes back: both bounds grow by at most one per new segment, and
     * the widest target duration ever seen and the first delay suggested count, so that no change can ask for more.
     */
    public int withheld(LiveDelay delay) {
        if (latest == null || latest.ended() || known.isEmpty()) {
            return 0;
        }
        // Places have no hole in either part, so differences count.
        long end = known.newest().place().sequence() + 1;
        long window = end - known.windowStart();
        long spare = end - known.lowestWithoutHole(known.windowStart() - LISTED_AT_LEAST) - LISTED_AT_LEAST;
        return (int)
                Math.max(0, Math.min(delay.segments(widestTarget, suggestedDelay), Math.min(window * 3 / 5, spare)));
    }

    /**
     * True if browsers that joined at different times may name different segments by one number: ENDLIST has appeared in
     * a formerly live playlist whose media sequence is not 0 (shared protocol notes, section 5.1). Sharing must stop.
     */
    public boolean numbersAmbiguous() {
        return numbersAmbiguous;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
