package org.swarmglass.engine.bench;

import java.time.Duration;
import java.util.List;

/** Measures one thing. Runs alone in a JVM of its own. */
interface Benchmark {
    /** Called once. Prints nothing; what is worth telling goes into the figures. */
    List<Figure> run() throws Exception;

    /** After that long it counts as hung and is ended. */
    default Duration limit() {
        return Duration.ofMinutes(10);
    }
}
