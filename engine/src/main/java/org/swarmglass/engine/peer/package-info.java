/**
 * Owner of the state of one remote peer: codec, announcement, one download and one upload. Loop thread only. Must not know
 * swarms, trackers, stores or which segment is wanted why.
 */
@NullMarked
package org.swarmglass.engine.peer;

import org.jspecify.annotations.NullMarked;
