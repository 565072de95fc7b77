package org.swarmglass.engine.snapshot;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.StreamKind;

/**
 * Who is in which swarm that one manifest can lead to, as trackers count them: the whole audience, split as it is.
 *
 * @param requestedUrl as the player asks for it, query values removed
 * @param responseUrl the same after redirects
 * @param rounds how many times all trackers have told or failed to
 * @param sinceRound since the last of these began; empty before the first
 * @param rows one per info hash, in the order of generations and renditions
 * @param leftOut renditions of very long manifests that are not counted
 * @param joinable generations whose swarms can be joined on this manifest; the others can only be counted
 */
public record CensusSnapshot(
        String requestedUrl,
        String responseUrl,
        int rounds,
        Optional<Duration> sinceRound,
        List<Row> rows,
        List<TrackerRow> trackers,
        int leftOut,
        Set<Generation> joinable) {
    public CensusSnapshot {
        joinable = Set.copyOf(joinable);
        rows = List.copyOf(rows);
        trackers = List.copyOf(trackers);
    }

    /** Which URL a recipe starts from. */
    public enum Basis {
        REQUESTED("requested"),
        RESPONSE("response");

        private final String label;

        Basis(String label) {
            this.label = label;
        }

        /** The word in windows and reports. */
        public String label() {
            return label;
        }
    }

    /**
     * One swarm.
     *
     * @param recipes every way to this info hash; at least one
     * @param counts one per tracker, in their order; empty where it told none
     */
    public record Row(InfoHash infoHash, List<Recipe> recipes, List<Optional<Count>> counts) {
        public Row {
            recipes = List.copyOf(recipes);
            counts = List.copyOf(counts);
        }

        /** Members as the tracker that knows most of them counts; empty if none told. */
        public Optional<Integer> members() {
            return counts.stream().flatMap(Optional::stream).map(Count::members).max(Integer::compare);
        }
    }

    /** Members of a swarm at one tracker, ourselves included if we are in it. */
    public record Count(int seeders, int leechers) {
        public int members() {
            return seeders + leechers;
        }
    }

    /**
     * A way from the manifest to an info hash.
     *
     * @param rendition what people call it
     * @param usual whether peers of this generation start from that URL by themselves
     * @param swarmId the configured one, or the URL without its query
     * @param propertiesText what the stream index is hashed from; empty where the index is a number
     * @param swarmString the text that is hashed
     */
    public record Recipe(
            Generation generation,
            StreamKind kind,
            String rendition,
            Basis basis,
            boolean usual,
            String swarmId,
            String propertiesText,
            String streamIndex,
            String swarmString) {}

    /**
     * A tracker as far as it counts.
     *
     * @param url without query values
     * @param oneByOne true if it would not count a list of swarms at once
     * @param words why it does not count, its own where it has any; empty if it does
     */
    public record TrackerRow(URI url, Answer answer, boolean oneByOne, String words) {}

    /** What the latest round came to at a tracker. */
    public enum Answer {
        AWAITED("no answer yet"),
        COUNTED("counts"),
        REFUSED("refuses to count"),
        UNREACHED("not reached");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        /** The word in windows and reports. */
        public String label() {
            return label;
        }
    }
}
