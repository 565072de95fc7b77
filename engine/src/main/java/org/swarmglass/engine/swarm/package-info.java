/** Owner of a stream's swarms: memberships, peers, acquisitions, the planner's hands. Loop thread only. */
@NullMarked
package org.swarmglass.engine.swarm;

import org.jspecify.annotations.NullMarked;
