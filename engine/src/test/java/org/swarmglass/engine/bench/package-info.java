/**
 * Benchmarks: figures against goals, both sides of a ratio in one run. {@code mvn -Pbench verify} runs them, each in a JVM of
 * its own, and writes one report. Any thread may measure; the engine's parts keep to their loops.
 */
@NullMarked
package org.swarmglass.engine.bench;

import org.jspecify.annotations.NullMarked;
