package org.swarmglass.engine.simulation;

import java.util.Locale;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.schedule.Planner;
import org.swarmglass.engine.schedule.SchedulePlanner;
import org.swarmglass.engine.simulation.reference.ElectionPolicy;
import org.swarmglass.engine.simulation.reference.Loader06Policy;
import org.swarmglass.engine.simulation.reference.Loader2Policy;
import org.swarmglass.engine.swarm.UploadSlots;

/** How a simulated peer decides what to fetch from whom: ours, or one of those it has to be better than. */
public enum Policy {
    /** This program, in the swarms of all generations that are there. */
    SWARMGLASS("swarmglass", Generation.V2_3),
    /** p2p-media-loader 2.3 with its defaults. */
    LOADER_2_3("2.3", Generation.V2_3),
    /** The same with PeerTube's settings for live streams. */
    PEERTUBE("peertube", Generation.V2_3),
    /** p2p-media-loader 0.6 with its defaults. */
    LOADER_0_6("0.6", Generation.V0_6),
    /** p2p-media-loader 5.0, by its published rules. */
    LOADER_5_0("5.0", Generation.V5_0);

    private static final int EVERYBODY = 10_000;

    private final String word;
    private final Generation generation;

    Policy(String word, Generation generation) {
        this.word = word;
        this.generation = generation;
    }

    /** As it is written on a command line. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for anything else, with the words there are */
    public static Policy parse(String text) {
        StringBuilder words = new StringBuilder();
        for (Policy each : values()) {
            if (each.word.equals(text.toLowerCase(Locale.ROOT))) {
                return each;
            }
            words.append(words.isEmpty() ? "" : ", ").append(each.word);
        }
        throw new IllegalArgumentException("\"" + text + "\" is no kind of viewer; there are " + words);
    }

    Generation generation() {
        return generation;
    }

    /** How many peers are served at once; browsers serve everybody who asks. */
    UploadSlots uploadSlots() {
        return this == SWARMGLASS ? UploadSlots.measured(true) : UploadSlots.fixed(EVERYBODY);
    }

    Planner planner(EngineLoop loop, Entropy chance, Scenario scenario) {
        return switch (this) {
            case SWARMGLASS -> new SchedulePlanner(chance);
            case LOADER_2_3 -> new Loader2Policy(Loader2Policy.Settings.DEFAULTS, loop::nowNanos, chance);
            case PEERTUBE -> new Loader2Policy(Loader2Policy.Settings.PEERTUBE_LIVE, loop::nowNanos, chance);
            case LOADER_0_6 -> new Loader06Policy(loop::nowNanos, chance);
            case LOADER_5_0 ->
                new ElectionPolicy(
                        ElectionPolicy.liveThreshold(scenario.stream().segment(), scenario.delay()), chance);
        };
    }
}
