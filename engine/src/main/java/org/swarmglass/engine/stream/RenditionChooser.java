package org.swarmglass.engine.stream;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which rendition the network carries: a plain throughput rule with hysteresis. Pure.
 *
 * <p>Up only after the higher one has been affordable for a while and with media in hand; down at once when what plays
 * costs more than comes in and the buffer shrinks.
 */
final class RenditionChooser {
    /** A higher rendition may use this part of the measured throughput. */
    private static final double UP_SHARE = 0.7;

    private static final Duration UP_BUFFER = Duration.ofSeconds(10);
    private static final Duration UP_PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOW_BUFFER = Duration.ofSeconds(6);

    private final List<Long> bitsPerSecond;
    private Duration affordable = Duration.ZERO;

    RenditionChooser(List<Long> bitsPerSecond) {
        this.bitsPerSecond = List.copyOf(bitsPerSecond);
    }

    /**
     * Called about once a second.
     *
     * @param alternatives the renditions there is a choice of, the current one among them
     * @param throughput in bits per second; 0 while unknown
     * @param buffer media ahead of the playhead that is already held
     * @param since time since the last call
     * @return the rendition to change to, or empty to stay
     */
    OptionalInt choose(int current, List<Integer> alternatives, double throughput, Duration buffer, Duration since) {
        if (throughput <= 0) {
            return OptionalInt.empty();
        }
        OptionalInt best = best(alternatives, throughput * UP_SHARE);
        boolean tooDear = throughput < bitsPerSecond.get(current);
        if (tooDear && buffer.compareTo(LOW_BUFFER) < 0) {
            affordable = Duration.ZERO;
            int lower = best.orElse(cheapest(alternatives));
            return bitsPerSecond.get(lower) < bitsPerSecond.get(current) ? OptionalInt.of(lower) : OptionalInt.empty();
        }
        boolean higher = best.isPresent() && bitsPerSecond.get(best.getAsInt()) > bitsPerSecond.get(current);
        affordable = higher && buffer.compareTo(UP_BUFFER) >= 0 ? affordable.plus(since) : Duration.ZERO;
        if (affordable.compareTo(UP_PATIENCE) >= 0) {
            affordable = Duration.ZERO;
            return best;
        }
        return OptionalInt.empty();
    }

    private OptionalInt best(List<Integer> alternatives, double budget) {
        return alternatives.stream()
                .filter(index -> bitsPerSecond.get(index) <= budget)
                .max(Comparator.comparing(bitsPerSecond::get))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private int cheapest(List<Integer> alternatives) {
        return alternatives.stream()
                .min(Comparator.comparing(bitsPerSecond::get))
                .orElseThrow();
    }
}
