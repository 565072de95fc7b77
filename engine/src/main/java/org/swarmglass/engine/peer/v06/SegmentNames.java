package org.swarmglass.engine.peer.v06;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.wire.Command.Announcement;
import org.swarmglass.engine.wire.v06.V06Command.SegmentsMap;
import org.swarmglass.engine.wire.v06.V06Command.Status;

/**
 * What 0.6 peers call the segments of one stream (protocol/v06 1.3). A name must match letter by letter, so only the
 * canonical form of a number is one of ours; other streams' names and the time stamps of DASH are not.
 *
 * @param stream the stream's swarm id
 */
record SegmentNames(String stream, SegmentNumbering numbering) {
    /** More digits than any sequence has, fewer than overflow. */
    private static final int MAX_DIGITS = 15;

    /** Of the JSON around the stream's name and the sequences. */
    private static final int MAP_OVERHEAD_BYTES = 40;

    String id(long number) {
        return stream + "+" + numbering.toWire(number);
    }

    /** Ours for that name; empty for a name of something else. */
    OptionalLong number(String id) {
        boolean ours = id.length() > stream.length() && id.startsWith(stream) && id.charAt(stream.length()) == '+';
        return ours ? numberOfSequence(id.substring(stream.length() + 1)) : OptionalLong.empty();
    }

    private OptionalLong numberOfSequence(String sequence) {
        boolean digits = !sequence.isEmpty()
                && sequence.length() <= MAX_DIGITS
                && sequence.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean canonical = digits && (sequence.length() == 1 || sequence.charAt(0) != '0');
        return canonical ? OptionalLong.of(numbering.ofWire(Long.parseLong(sequence))) : OptionalLong.empty();
    }

    /**
     * Loaded ones first, as browsers do. What makes the message too long for its receiver is left out, from the front
     * of each list: a command cannot be split, and what plays last is wanted longest.
     */
    SegmentsMap map(Announcement announcement, int maxBytes) {
        long room = maxBytes - MAP_OVERHEAD_BYTES - 6L * stream.getBytes(StandardCharsets.UTF_8).length;
        Map<String, Status> segments = new LinkedHashMap<>();
        List<String> loaded = sequences(announcement.loaded(), room);
        loaded.forEach(sequence -> segments.put(sequence, Status.LOADED));
        sequences(announcement.loading(), room - bytes(loaded))
                .forEach(sequence -> segments.putIfAbsent(sequence, Status.LOADING_BY_HTTP));
        return new SegmentsMap(segments.isEmpty() ? Map.of() : Map.of(stream, segments));
    }

    private List<String> sequences(List<Long> numbers, long room) {
        List<String> all = numbers.stream()
                .map(number -> Long.toString(numbering.toWire(number)))
                .toList();
        int from = all.size();
        long left = room;
        while (from > 0 && left >= bytes(all.get(from - 1))) {
            from--;
            left -= bytes(all.get(from));
        }
        return all.subList(from, all.size());
    }

    private static long bytes(List<String> sequences) {
        return sequences.stream().mapToLong(SegmentNames::bytes).sum();
    }

    /** A bar behind it, and a status with its comma. */
    private static long bytes(String sequence) {
        return sequence.length() + 3L;
    }

    /** Of the map, what is about this stream; in our numbers. */
    Announcement announcement(SegmentsMap map) {
        List<Long> loaded = new ArrayList<>();
        List<Long> loading = new ArrayList<>();
        map.streams()
                .getOrDefault(stream, Map.of())
                .forEach((sequence, status) ->
                        numberOfSequence(sequence).ifPresent((status == Status.LOADED ? loaded : loading)::add));
        return new Announcement(loaded, loading);
    }
}
