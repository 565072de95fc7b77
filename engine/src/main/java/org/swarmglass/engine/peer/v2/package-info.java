/**
 * Owner of the state of one remote peer that speaks protocol v2 (generations 1.0 to 5.0): codec, announcement, one download
 * and one upload. Loop thread only.
 */
@NullMarked
package org.swarmglass.engine.peer.v2;

import org.jspecify.annotations.NullMarked;
