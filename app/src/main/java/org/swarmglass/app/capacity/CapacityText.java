package org.swarmglass.app.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.swarmglass.engine.simulation.SimulationResult;
import org.swarmglass.engine.simulation.SimulationResult.ClassResult;

/** Simulated swarms as a table for a terminal. */
public final class CapacityText {
    private static final String HEAD = String.format(
            Locale.ROOT,
            "%6s  %-12s %6s  %8s %8s  %8s  %8s  %s",
            "peers",
            "uplink",
            "delay",
            "P2P",
            "at most",
            "copies",
            "stalls",
            "in stalls");

    private CapacityText() {}

    /** What the columns are. */
    public static String head() {
        return HEAD;
    }

    /** A line for the swarm, and one for each kind of viewer if there are several. */
    public static List<String> lines(CapacityRow row) {
        SimulationResult result = row.result();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%6d  %-12s %5.0fs  %6.1f %% %6.1f %%  %8.2f  %8d  %.3f %%",
                result.peers(),
                Quantities.words(row.uplink()),
                row.delaySeconds(),
                100 * result.share(),
                100 * result.ceiling(),
                result.copies(),
                result.stalls(),
                100 * result.stallRatio()));
        if (result.perClass().size() > 1) {
            result.perClass().forEach(each -> lines.add(line(each)));
        }
        return lines;
    }

    private static String line(ClassResult each) {
        return String.format(
                Locale.ROOT,
                "%6d  %-20s  %6.1f %%   %s in, %s out  %d stalls",
                each.peers(),
                "  " + each.name(),
                100 * each.share(),
                megabytes(each.downloaded()),
                megabytes(each.uploaded()),
                each.stalls());
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }

    /** What it means for the bill. */
    public static String conclusion(CapacityRow best) {
        SimulationResult result = best.result();
        return String.format(
                Locale.ROOT,
                "The origin sends each segment %.1f times to %d viewers: %.0f %% of the traffic is saved%s.",
                result.copies(),
                result.peers(),
                100 * (1 - result.copies() / result.peers()),
                result.stalls() == 0 ? ", without a stall" : "");
    }
}
