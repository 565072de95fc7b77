package org.swarmglass.app.plan;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmglass.app.capacity.CapacityRow;
import org.swarmglass.app.capacity.SwarmShape;
import org.swarmglass.engine.simulation.Policy;
import org.swarmglass.engine.simulation.Scenario;

/** Why a swarm saves less than it could: what its own figures give away, nothing else. Pure. */
final class Hindrance {
    /** Of the ceiling; from here on there is nothing to explain. */
    private static final double GOOD = 0.75;

    private static final double STALLS_MATTER = 0.01;

    /** Segments that have to pass through a few hands before the player needs them. */
    private static final int SHORT_DELAY = 4;

    /** Of the bitrate: below it nothing is left to catch up with. */
    private static final double TIGHT = 1.25;

    private static final double HIGH_CHURN = 0.02;

    private final SwarmShape shape;

    Hindrance(SwarmShape shape) {
        this.shape = shape;
    }

    /** A sentence, or nothing if the swarm does well or its figures do not say. */
    String reason(CapacityRow row) {
        boolean good = row.result().share() >= GOOD * row.result().ceiling()
                && row.result().stallRatio() < STALLS_MATTER
                && row.result().peers() > 1;
        return good ? "" : cause(row);
    }

    private String cause(CapacityRow row) {
        Scenario scenario = row.scenario();
        long bitrate = shape.stream().bitsPerSecond();
        if (scenario.peers() == 1) {
            return "One viewer has nobody to share with.";
        }
        long downlink = shape.access().downlink();
        if (downlink < TIGHT * bitrate) {
            return "A downlink of " + rate(downlink) + (downlink < bitrate ? " cannot" : " can hardly")
                    + " take a stream of " + rate(bitrate) + ".";
        }
        if (row.uplink() < bitrate) {
            return "Uplinks of " + rate(row.uplink()) + " can carry at most "
                    + Math.round(100.0 * row.uplink() / bitrate) + " % of a stream of " + rate(bitrate) + ".";
        }
        if (strangers()) {
            return "Viewers of different generations never meet, and none here is the bridge.";
        }
        Duration delay = scenario.delay();
        if (delay.compareTo(shape.stream().segment().multipliedBy(SHORT_DELAY)) < 0) {
            return "A live delay of " + Swept.DELAY.words(row.delaySeconds())
                    + " leaves segments little time to pass from peer to peer.";
        }
        return shape.churnPerSecond() >= HIGH_CHURN
                ? "Viewers stay " + Math.round(1 / shape.churnPerSecond()) + " s on average."
                : "";
    }

    /** Several generations and no Swarmglass, which would be in the swarms of all of them. */
    private boolean strangers() {
        Set<Policy> kinds = shape.mix().parts().stream()
                .map(part -> part.policy() == Policy.PEERTUBE ? Policy.LOADER_2_3 : part.policy())
                .collect(Collectors.toSet());
        return kinds.size() > 1 && !kinds.contains(Policy.SWARMGLASS);
    }

    private static String rate(long bitsPerSecond) {
        return Swept.plain(bitsPerSecond / 1e6) + " Mbit/s";
    }
}
