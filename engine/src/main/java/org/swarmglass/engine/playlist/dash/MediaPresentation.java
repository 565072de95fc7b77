package org.swarmglass.engine.playlist.dash;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.dash.AdaptationSet.Kind;

/**
 * An MPD as it was at one moment.
 *
 * @param uri where it came from, after redirects
 * @param base where references on its outermost level lead
 * @param text as it was loaded
 * @param live true of a dynamic one: it is loaded again
 * @param window of a live one
 * @param periods in order of time, never empty
 * @param unsupported why it cannot be played though it is valid (DRM), and what to do, for a person
 */
public record MediaPresentation(
        URI uri,
        URI base,
        String text,
        boolean live,
        Window window,
        List<Period> periods,
        Optional<String> unsupported) {
    public MediaPresentation {
        periods = List.copyOf(periods);
    }

    /**
     * How a live presentation moves on.
     *
     * @param availabilityStart when its timeline's zero was on air
     * @param depth how long a segment can be had
     * @param update after which time it is worth loading it again; absent if it will not change
     * @param suggestedDelay how far behind the live edge its author wants it played
     * @param clocks by which its segments appear, first choice first
     */
    public record Window(
            Optional<Instant> availabilityStart,
            Optional<Duration> depth,
            Optional<Duration> update,
            Optional<Duration> suggestedDelay,
            List<UtcTiming> clocks) {
        public Window {
            clocks = List.copyOf(clocks);
        }
    }

    /**
     * A representation the player may choose, over all periods. Periods are joined by kind, representation id and
     * language; a representation without a counterpart begins a track of its own.
     *
     * @param stream the engine's own name: video by its place among videos, then audio by its own; audio is the main
     *     stream where there is no video
     * @param parts one for each period that has it, in order of time
     */
    public record Track(StreamId stream, List<Part> parts) {
        public Track {
            parts = List.copyOf(parts);
        }

        public AdaptationSet set() {
            return parts.get(0).set();
        }

        public Representation representation() {
            return parts.get(0).representation();
        }

        /** Over all periods, oldest first. */
        public List<DashSegment> segments() {
            return parts.stream()
                    .flatMap(part -> part.representation().segments().stream())
                    .toList();
        }
    }

    /** The same as if it had come from there; its addresses stay. */
    public MediaPresentation at(URI other) {
        return new MediaPresentation(other, base, text, live, window, periods, unsupported);
    }

    /** A representation in its period. */
    public record Part(Period period, AdaptationSet set, Representation representation) {}

    /** Video, then audio, each in the order of the text. */
    public List<Track> tracks() {
        List<Track> tracks = new ArrayList<>(tracksOf(Kind.VIDEO, StreamKind.MAIN));
        tracks.addAll(tracksOf(Kind.AUDIO, tracks.isEmpty() ? StreamKind.MAIN : StreamKind.SECONDARY));
        return tracks;
    }

    private List<Track> tracksOf(Kind kind, StreamKind streamKind) {
        Map<List<String>, List<Part>> joined = new LinkedHashMap<>();
        int nameless = 0;
        for (Period period : periods) {
            for (AdaptationSet set : period.sets()) {
                for (Representation one : set.representations()) {
                    if (set.playable() && set.kind() == kind && !one.trickMode()) {
                        String id = one.id().isEmpty() ? "\0" + nameless++ : one.id();
                        List<Part> parts =
                                joined.computeIfAbsent(List.of(id, set.language()), key -> new ArrayList<>());
                        if (parts.isEmpty() || parts.get(parts.size() - 1).period() != period) {
                            parts.add(new Part(period, set, one));
                        }
                    }
                }
            }
        }
        List<Track> tracks = new ArrayList<>();
        for (List<Part> parts : joined.values()) {
            tracks.add(new Track(new StreamId(streamKind, tracks.size()), parts));
        }
        return tracks;
    }
}
