/**
 * Owns what an origin says its segments must be: SHA-256 lists, read and looked up. Pure, usable on any thread.
 * Must not know who asks, where the bytes came from, or the network.
 */
@NullMarked
package org.swarmglass.engine.integrity;

import org.jspecify.annotations.NullMarked;
