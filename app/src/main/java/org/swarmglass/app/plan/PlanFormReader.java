package org.swarmglass.app.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.swarmglass.app.capacity.Mix;
import org.swarmglass.app.capacity.Quantities;
import org.swarmglass.app.capacity.SwarmShape;
import org.swarmglass.engine.simulation.Scenario;
import org.swarmglass.engine.simulation.SimConditions;

/** Makes a plan of a form, or says of each field what is wrong and how it should look. Pure. */
final class PlanFormReader {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_SEGMENT = Duration.ofMinutes(1);
    private static final Duration SHORTEST_RUN = Duration.ofSeconds(5);
    private static final Duration LONGEST_RUN = Duration.ofHours(1);
    private static final int MOST_WINDOW = 1_000;
    private static final long FASTEST = 10_000_000_000L;

    /** As the command line has them: a good way to the origin, 100 ms between viewers. */
    private static final Scenario.OriginShape ORIGIN =
            new Scenario.OriginShape(30_000_000 / 8, Duration.ofMillis(25), 0);

    private static final Duration ROUND_TRIP = Duration.ofMillis(100);

    private final long memoryBytes;

    /** @param memoryBytes what this program may take at most, playing and all */
    PlanFormReader(long memoryBytes) {
        this.memoryBytes = memoryBytes;
    }

    /** Either a plan or at least one problem. */
    record Reading(Optional<Plan> plan, Map<PlanField, String> problems) {}

    Reading read(PlanForm form) {
        Fields fields = new Fields(form);
        Optional<SwarmShape> shape = shape(fields);
        Optional<List<Double>> delays = fields.swept(PlanField.DELAYS, PlanField.DELAY, text -> seconds(text));
        Optional<List<Double>> uplinks = fields.swept(PlanField.UPLINKS, PlanField.UPLINK, text -> fast(text) / 1e6);
        Optional<List<Double>> audiences = fields.swept(
                PlanField.AUDIENCES, PlanField.VIEWERS, text -> PlanNumbers.whole(text, 1, SwarmShape.MOST_PEERS));
        if (shape.isEmpty() || delays.isEmpty() || uplinks.isEmpty() || audiences.isEmpty()) {
            return new Reading(Optional.empty(), fields.problems);
        }
        delays.get().forEach(delay -> fields.check(Swept.DELAY, delayProblem(delay, shape.get())));
        if (!fields.problems.isEmpty()) {
            return new Reading(Optional.empty(), fields.problems);
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (double peers : audiences.get()) {
            for (double uplink : uplinks.get()) {
                for (double delay : delays.get()) {
                    Duration behind = Duration.ofMillis(Math.round(delay * 1000));
                    scenarios.add(shape.get().scenario((int) peers, Math.round(uplink * 1e6), behind));
                }
            }
        }
        scenarios.forEach(scenario -> fields.check(Swept.VIEWERS, memoryProblem(scenario)));
        return fields.problems.isEmpty()
                ? new Reading(Optional.of(new Plan(form.swept(), shape.get(), scenarios)), Map.of())
                : new Reading(Optional.empty(), fields.problems);
    }

    private static Optional<SwarmShape> shape(Fields fields) {
        Optional<Long> bitrate = fields.read(PlanField.BITRATE, PlanFormReader::fast);
        Optional<Duration> segment = fields.read(
                PlanField.SEGMENT,
                text -> between(PlanNumbers.time(text, SECOND), SECOND, LONGEST_SEGMENT, "1 to 60 s"));
        Optional<Integer> window = fields.read(PlanField.WINDOW, text -> PlanNumbers.whole(text, 3, MOST_WINDOW));
        Optional<Mix> mix = fields.read(PlanField.MIX, Mix::parse);
        Optional<Long> downlink = fields.read(PlanField.DOWNLINK, PlanFormReader::fast);
        Optional<Double> churn = fields.read(PlanField.CHURN, Quantities::percent);
        Optional<Duration> measured = fields.read(
                PlanField.MEASURED,
                text -> between(
                        PlanNumbers.time(text, Duration.ofMinutes(1)), SHORTEST_RUN, LONGEST_RUN, "5s to 60 min"));
        Optional<Long> seed = fields.read(PlanField.SEED, PlanNumbers::seed);
        if (!fields.problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SwarmShape(
                new Scenario.Stream(segment.orElseThrow(), window.orElseThrow(), bitrate.orElseThrow()),
                mix.orElseThrow(),
                new SwarmShape.Access(downlink.orElseThrow(), SimConditions.UNBOUNDED, ROUND_TRIP),
                ORIGIN,
                churn.orElseThrow(),
                0,
                measured.orElseThrow(),
                seed.orElseThrow()));
    }

    private static double seconds(String text) {
        return PlanNumbers.time(text, SECOND).toMillis() / 1000.0;
    }

    private static long fast(String text) {
        long rate = PlanNumbers.rate(text);
        if (rate > FASTEST) {
            throw new IllegalArgumentException("\"" + text + "\" is out of range; write 10 Gbit/s at most");
        }
        return rate;
    }

    private static Duration between(Duration time, Duration least, Duration most, String range) {
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    Swept.plain(time.toMillis() / 1000.0) + " s is out of range; write " + range);
        }
        return time;
    }

    /** The engine counts delays in whole segments: another one would silently be a shorter one. */
    private static String delayProblem(double delay, SwarmShape shape) {
        double segment = shape.stream().segment().toMillis() / 1000.0;
        double least = shape.shortestDelay().toMillis() / 1000.0;
        double most = shape.longestDelay().toMillis() / 1000.0;
        if (delay < least || delay > most) {
            return Swept.DELAY.words(delay) + " does not fit: with "
                    + shape.stream().window() + " segments of " + Swept.plain(segment) + " s it is "
                    + Swept.plain(least) + " to " + Swept.plain(most) + " s.";
        }
        double segments = delay / segment;
        if (Math.abs(segments - Math.rint(segments)) > 1e-6) {
            return Swept.DELAY.words(delay) + " is no whole number of " + Swept.plain(segment) + " s segments; write "
                    + Swept.plain(Math.max(least, Math.floor(segments) * segment)) + " or "
                    + Swept.plain(Math.min(most, Math.ceil(segments) * segment)) + ".";
        }
        return "";
    }

    /** Half is for the swarm, half for the player and everything else. */
    private String memoryProblem(Scenario scenario) {
        long bytes = Footprint.bytes(scenario);
        long room = memoryBytes / 2;
        return bytes <= room
                ? ""
                : scenario.peers() + " viewers would take " + bytes / 1_000_000 + " MB of this program's memory; "
                        + scenario.peers() * room / bytes
                        + " find room. For more, use swarmglass simulate.";
    }

    /** The texts that count, and what is wrong with them. */
    private static final class Fields {
        private final PlanForm form;
        private final Map<PlanField, String> problems = new EnumMap<>(PlanField.class);

        Fields(PlanForm form) {
            this.form = form;
        }

        <T> Optional<T> read(PlanField field, Function<String, T> parse) {
            try {
                return Optional.of(parse.apply(form.text(field)));
            } catch (IllegalArgumentException wrong) {
                problems.put(field, wrong.getMessage() + ".");
                return Optional.empty();
            }
        }

        /** The list if the quantity is swept, else its one value. */
        Optional<List<Double>> swept(PlanField list, PlanField single, Function<String, Number> item) {
            if (form.swept().list() != list) {
                return read(single, text -> List.of(item.apply(text).doubleValue()));
            }
            OptionalDouble step = list == PlanField.DELAYS ? segment() : OptionalDouble.empty();
            return read(
                    list,
                    text -> PlanNumbers.list(text, word -> item.apply(word).doubleValue(), step));
        }

        private OptionalDouble segment() {
            try {
                return OptionalDouble.of(seconds(form.text(PlanField.SEGMENT)));
            } catch (IllegalArgumentException wrong) {
                return OptionalDouble.empty();
            }
        }

        /** Notes what is wrong with a value, under the list or the field it came from. */
        void check(Swept quantity, String problem) {
            if (!problem.isEmpty()) {
                problems.putIfAbsent(form.swept() == quantity ? quantity.list() : quantity.single(), problem);
            }
        }
    }
}
