package org.swarmglass.app.plan;

import java.util.List;
import java.util.Locale;
import org.swarmglass.app.capacity.CapacityRow;
import org.swarmglass.app.ui.Figure;
import org.swarmglass.engine.simulation.SimulationResult;

/** The columns of the table: those of {@code swarmglass simulate}. */
enum PlanColumn {
    PEERS("Viewers", "N: how many watch at the same time."),
    UPLINK("Uplink", "What each viewer can send."),
    DELAY("Delay", "Live delay: how far players are behind the live edge."),
    SHARE("P2P", "Share: bytes from peers / bytes from peers and origin, over the measured time."),
    CEILING(
            "At most",
            "Ceiling: (N - 1) / N. Each segment must come into the swarm once from the origin, whatever peers do."),
    COPIES(
            "Copies",
            "How often the origin sent each segment: 1 at best, N without peers. Copies x bitrate is what the origin"
                    + " sends."),
    STALLS("Stalls", "How often a player ran dry, all viewers together."),
    STALL_RATIO("In stalls", "Stall ratio: time in stalls / time in which something should have played.");

    static final List<PlanColumn> ALL = List.of(values());

    private final String heading;
    private final String explanation;

    PlanColumn(String heading, String explanation) {
        this.heading = heading;
        this.explanation = explanation;
    }

    String heading() {
        return heading;
    }

    /** What it takes to show its usual content. */
    int width() {
        return this == UPLINK ? 96 : 74;
    }

    String explanation() {
        return explanation;
    }

    /** What rows are sorted by. */
    double key(CapacityRow row) {
        SimulationResult result = row.result();
        return switch (this) {
            case PEERS -> result.peers();
            case UPLINK -> row.uplink();
            case DELAY -> row.delaySeconds();
            case SHARE -> result.share();
            case CEILING -> result.ceiling();
            case COPIES -> result.copies();
            case STALLS -> result.stalls();
            case STALL_RATIO -> result.stallRatio();
        };
    }

    String text(CapacityRow row) {
        SimulationResult result = row.result();
        return switch (this) {
            case PEERS -> Integer.toString(result.peers());
            case UPLINK -> Swept.UPLINK.words(Swept.UPLINK.of(row.scenario()));
            case DELAY -> Swept.DELAY.words(row.delaySeconds());
            case SHARE -> Figure.percent(result.share()).text();
            case CEILING -> Figure.percent(result.ceiling()).text();
            case COPIES -> String.format(Locale.ROOT, "%.2f", result.copies());
            case STALLS -> Integer.toString(result.stalls());
            case STALL_RATIO -> String.format(Locale.ROOT, "%.3f %%", 100 * result.stallRatio());
        };
    }
}
