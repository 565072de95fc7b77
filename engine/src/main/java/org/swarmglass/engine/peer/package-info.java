/** Owner of the state of one remote peer: its channel, codec, announcement, one download and one upload. Loop thread only. */
@NullMarked
package org.swarmglass.engine.peer;

import org.jspecify.annotations.NullMarked;
