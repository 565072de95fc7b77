package org.swarmglass.engine.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.swarm.Swarm;

/**
 * What is simulated: who watches what, over which network, for how long.
 *
 * @param peers viewers at any time once all have joined; those who leave are replaced
 * @param classes kinds of viewers, in the proportion of their weights
 * @param delay of every player behind the live edge
 * @param joinEvery time between two joins at the beginning
 * @param churnPerSecond probability that a viewer leaves, per second
 * @param refusal part of the pairs of viewers that cannot connect, as behind two symmetric NATs
 * @param warmUp how much of the beginning is not measured
 * @param length warm-up included
 * @param connections of each viewer in each swarm at most
 * @param sites where the viewers are; empty if each is somewhere else
 * @param clockOffset by how much clocks are ahead or behind at most; nothing should depend on it
 */
public record Scenario(
        int peers,
        List<PeerClass> classes,
        Stream stream,
        Duration delay,
        OriginShape origin,
        TrackerShape tracker,
        Duration joinEvery,
        double churnPerSecond,
        double refusal,
        Duration warmUp,
        Duration length,
        long seed,
        int connections,
        Optional<Sites> sites,
        Duration clockOffset) {
    public Scenario {
        classes = List.copyOf(classes);
        if (peers < 1 || classes.isEmpty() || warmUp.compareTo(length) >= 0 || connections < 1) {
            throw new IllegalArgumentException("a simulation needs peers, classes of them and time after its warm-up");
        }
    }

    /** With as many connections as this program has, no sites, and clocks that agree. */
    public Scenario(
            int peers,
            List<PeerClass> classes,
            Stream stream,
            Duration delay,
            OriginShape origin,
            TrackerShape tracker,
            Duration joinEvery,
            double churnPerSecond,
            double refusal,
            Duration warmUp,
            Duration length,
            long seed) {
        this(
                peers,
                classes,
                stream,
                delay,
                origin,
                tracker,
                joinEvery,
                churnPerSecond,
                refusal,
                warmUp,
                length,
                seed,
                Swarm.MAX_PEERS,
                Optional.empty(),
                Duration.ZERO);
    }

    /**
     * A kind of viewer.
     *
     * @param weight in proportion to the other classes
     * @param linkBitsPerSecond of one connection, as loss and round-trip time leave it; between sites, if there are any
     * @param latency one way, to the middle of the network
     */
    public record PeerClass(
            String name,
            Policy policy,
            int weight,
            long upBitsPerSecond,
            long downBitsPerSecond,
            long linkBitsPerSecond,
            Duration latency) {
        private SimConditions conditions(Optional<SimConditions.Site> site) {
            return new SimConditions(latency, linkBitsPerSecond / 8, upBitsPerSecond / 8, downBitsPerSecond / 8, site);
        }
    }

    /** @param window segments that the origin lists */
    public record Stream(Duration segment, int window, long bitsPerSecond) {}

    /**
     * @param bytesPerSecond of one download
     * @param latency one way
     * @param errors probability that a segment is answered with an error
     */
    public record OriginShape(long bytesPerSecond, Duration latency, double errors) {}

    /** @param offers of each announce */
    public record TrackerShape(int offers, Duration interval) {}

    /** The scenario of the performance notes: 3 Mbit/s, 4 s segments, window 10, 25 ms each way to the middle. */
    public static Scenario of(int peers, long upBitsPerSecond, Duration delay, long seed) {
        PeerClass ours = new PeerClass(
                "swarmglass",
                Policy.SWARMGLASS,
                1,
                upBitsPerSecond,
                100_000_000,
                SimConditions.UNBOUNDED,
                Duration.ofMillis(25));
        return new Scenario(
                peers,
                List.of(ours),
                new Stream(Duration.ofSeconds(4), 10, 3_000_000),
                delay,
                new OriginShape(30_000_000 / 8, Duration.ofMillis(25), 0),
                new TrackerShape(5, Duration.ofSeconds(20)),
                Duration.ofMillis(100),
                0,
                0,
                Duration.ofSeconds(60),
                Duration.ofMinutes(4),
                seed);
    }

    public Scenario withClasses(List<PeerClass> given) {
        return edited(draft -> draft.classes = given);
    }

    public Scenario withChurn(double perSecond) {
        return edited(draft -> draft.churnPerSecond = perSecond);
    }

    /** @param part of the pairs of viewers that cannot connect */
    public Scenario withRefusal(double part) {
        return edited(draft -> draft.refusal = part);
    }

    public Scenario withStream(Stream given) {
        return edited(draft -> draft.stream = given);
    }

    /** @param beginning how much of it is not measured */
    public Scenario withLength(Duration beginning, Duration whole) {
        return edited(draft -> {
            draft.warmUp = beginning;
            draft.length = whole;
        });
    }

    public Scenario withJoinEvery(Duration spacing) {
        return edited(draft -> draft.joinEvery = spacing);
    }

    /** @param most of each viewer in each swarm */
    public Scenario withConnections(int most) {
        return edited(draft -> draft.connections = most);
    }

    public Scenario withSites(Sites given) {
        return edited(draft -> draft.sites = Optional.of(given));
    }

    /** @param most by which a clock is ahead or behind */
    public Scenario withClockOffset(Duration most) {
        return edited(draft -> draft.clockOffset = most);
    }

    private Scenario edited(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.scenario();
    }

    /** What a swarm can save at most: everybody but one gets everything from peers. */
    public double ceiling() {
        return (peers - 1.0) / peers;
    }

    /** A browser is in its own; we are wherever somebody is. */
    Set<Generation> generationsOf(Policy policy) {
        return policy != Policy.SWARMGLASS
                ? Set.of(policy.generation())
                : classes.stream().map(kind -> kind.policy().generation()).collect(Collectors.toUnmodifiableSet());
    }

    /** @param index of the viewer, by when it joined */
    SimConditions conditions(PeerClass kind, int index) {
        int turn = classes.stream().mapToInt(PeerClass::weight).sum();
        return kind.conditions(sites.map(some -> some.of(index, turn)));
    }

    long segmentBytes() {
        return stream.bitsPerSecond() / 8 * stream.segment().toMillis() / 1000;
    }

    /** What can be changed of one, before it is one again. */
    private static final class Draft {
        private final Scenario from;
        private List<PeerClass> classes;
        private Stream stream;
        private Duration joinEvery;
        private double churnPerSecond;
        private double refusal;
        private Duration warmUp;
        private Duration length;
        private int connections;
        private Optional<Sites> sites;
        private Duration clockOffset;

        Draft(Scenario from) {
            this.from = from;
            classes = from.classes();
            stream = from.stream();
            joinEvery = from.joinEvery();
            churnPerSecond = from.churnPerSecond();
            refusal = from.refusal();
            warmUp = from.warmUp();
            length = from.length();
            connections = from.connections();
            sites = from.sites();
            clockOffset = from.clockOffset();
        }

        Scenario scenario() {
            return new Scenario(
                    from.peers(),
                    classes,
                    stream,
                    from.delay(),
                    from.origin(),
                    from.tracker(),
                    joinEvery,
                    churnPerSecond,
                    refusal,
                    warmUp,
                    length,
                    from.seed(),
                    connections,
                    sites,
                    clockOffset);
        }
    }
}
