/**
 * How others decide what to fetch from whom, from their published rules: what this program has to be better than. Pure
 * but for their own timers; loop thread only. Knows the planner's words and nothing of peers or transports.
 */
@NullMarked
package org.swarmglass.engine.simulation.reference;

import org.jspecify.annotations.NullMarked;
