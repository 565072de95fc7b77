/** Port and protocol: WebTorrent trackers, which introduce peers to each other. Loop thread only; the socket adapter owns its threads. */
@NullMarked
package org.swarmglass.engine.tracker;

import org.jspecify.annotations.NullMarked;
