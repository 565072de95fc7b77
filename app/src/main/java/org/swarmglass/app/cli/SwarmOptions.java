package org.swarmglass.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmglass.app.capacity.Mix;
import org.swarmglass.app.capacity.Quantities;
import org.swarmglass.app.capacity.SwarmShape;
import org.swarmglass.engine.simulation.Scenario;
import org.swarmglass.engine.simulation.SimConditions;
import picocli.CommandLine.Option;

/** What is simulated. picocli fills it. */
final class SwarmOptions {
    private static final int MOST_SWARMS = 100;

    @Option(names = "--peers", split = ",", paramLabel = "N", defaultValue = "50", description = "Viewers. Default: 50")
    private List<Integer> peers = List.of();

    @Option(
            names = "--uplink",
            split = ",",
            paramLabel = "RATE",
            defaultValue = "20mbit",
            description = "What each can send, as in 800kbit or 10mbit. Default: ${DEFAULT-VALUE}")
    private List<String> uplinks = List.of();

    @Option(
            names = "--delay",
            split = ",",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "28s",
            description = "How far players are behind the live edge. Default: ${DEFAULT-VALUE}")
    private List<Duration> delays = List.of();

    @Option(
            names = "--downlink",
            paramLabel = "RATE",
            defaultValue = "100mbit",
            description = "What each can receive. Default: ${DEFAULT-VALUE}")
    private String downlink = "";

    @Option(
            names = "--connection",
            paramLabel = "RATE",
            description = "What one connection carries at most, as loss and distance leave it: 2mbit at 50 ms and 1 %%"
                    + " loss. Default: no bound")
    private Optional<String> connection = Optional.empty();

    @Option(
            names = "--rtt",
            paramLabel = "MILLIS",
            defaultValue = "100",
            description = "Round trip between two viewers. Default: ${DEFAULT-VALUE}")
    private int roundTripMillis;

    @Option(
            names = "--segment",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "4s",
            description = "Length of a segment. Default: ${DEFAULT-VALUE}")
    private Duration segment = Duration.ZERO;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "10",
            description = "Segments in the playlist. Default: ${DEFAULT-VALUE}")
    private int window;

    @Option(
            names = "--bitrate",
            paramLabel = "RATE",
            defaultValue = "3mbit",
            description = "Of the stream. Default: ${DEFAULT-VALUE}")
    private String bitrate = "";

    @Option(
            names = "--mix",
            paramLabel = "KIND:WEIGHT,...",
            defaultValue = "swarmglass",
            description = "Kinds of viewers: swarmglass, 2.3, peertube (2.3 as PeerTube sets it), 0.6, 5.0."
                    + " Default: ${DEFAULT-VALUE}")
    private String mix = "";

    @Option(
            names = "--churn",
            paramLabel = "PERCENT",
            defaultValue = "0%",
            description = "Viewers that leave and are replaced, per second. Default: none")
    private String churn = "";

    @Option(
            names = "--refusal",
            paramLabel = "PERCENT",
            defaultValue = "0%",
            description = "Pairs of viewers that cannot connect, as behind two strict NATs. Default: none")
    private String refusal = "";

    @Option(
            names = "--origin",
            paramLabel = "RATE",
            defaultValue = "30mbit",
            description = "Speed of a download from the origin. Default: ${DEFAULT-VALUE}")
    private String origin = "";

    @Option(
            names = "--origin-errors",
            paramLabel = "PERCENT",
            defaultValue = "0%",
            description = "Segments that the origin answers with an error. Default: none")
    private String originErrors = "";

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "5m",
            description = "How long they watch, after a minute that is not measured. Default: ${DEFAULT-VALUE}")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same events. Default: ${DEFAULT-VALUE}")
    private long seed;

    /** @throws IllegalArgumentException with the option and the cure */
    List<Scenario> scenarios() {
        check(window >= 3 && window <= 1000, "--window " + window + " is out of range; write 3 to 1000");
        check(roundTripMillis >= 0 && roundTripMillis <= 2000, "--rtt is out of range; write 0 to 2000");
        check(segment.compareTo(Duration.ofSeconds(1)) >= 0, "--segment is too short; write 1s or more");
        check(
                peers.size() * uplinks.size() * delays.size() <= MOST_SWARMS,
                "That makes too many swarms; " + MOST_SWARMS + " combinations at most");
        SwarmShape shape = shape();
        List<Scenario> scenarios = new ArrayList<>();
        for (int count : peers) {
            check(
                    count >= 1 && count <= SwarmShape.MOST_PEERS,
                    "--peers " + count + " is out of range; write 1 to " + SwarmShape.MOST_PEERS);
            for (String uplink : uplinks) {
                for (Duration delay : delays) {
                    checkDelay(delay, shape);
                    scenarios.add(shape.scenario(count, Quantities.rate(uplink), delay));
                }
            }
        }
        return scenarios;
    }

    private SwarmShape shape() {
        return new SwarmShape(
                new Scenario.Stream(segment, window, Quantities.rate(bitrate)),
                Mix.parse(mix),
                new SwarmShape.Access(
                        Quantities.rate(downlink),
                        connection.map(Quantities::rate).orElse(SimConditions.UNBOUNDED),
                        Duration.ofMillis(roundTripMillis)),
                new Scenario.OriginShape(
                        Quantities.rate(origin) / 8, Duration.ofMillis(25), Quantities.percent(originErrors)),
                Quantities.percent(churn),
                Quantities.percent(refusal),
                duration,
                seed);
    }

    private static void checkDelay(Duration delay, SwarmShape shape) {
        check(
                delay.compareTo(shape.shortestDelay()) >= 0 && delay.compareTo(shape.longestDelay()) <= 0,
                "--delay " + delay.toSeconds() + "s does not fit: it is two segments at least, and the window less one"
                        + " at most (" + shape.longestDelay().toSeconds() + "s)");
    }

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
