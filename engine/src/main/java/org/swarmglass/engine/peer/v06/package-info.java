/**
 * Owner of the state of one remote peer that speaks the JSON protocol (generation 0.6): codec, map, one download and one
 * upload. Loop thread only. Knows nothing of other peers or of where segments come from.
 */
@NullMarked
package org.swarmglass.engine.peer.v06;

import org.jspecify.annotations.NullMarked;
