/**
 * The count of everybody who watches one manifest, by swarm: which info hashes it can lead to, and what trackers say of
 * each. Loop thread only. Must not know how swarms are joined.
 */
@NullMarked
package org.swarmglass.engine.census;

import org.jspecify.annotations.NullMarked;
