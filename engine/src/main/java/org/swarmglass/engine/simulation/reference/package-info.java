/** How others schedule, by their published rules: what ours is compared with in the simulator. Loop thread. Knows no swarm. */
@NullMarked
package org.swarmglass.engine.simulation.reference;

import org.jspecify.annotations.NullMarked;
