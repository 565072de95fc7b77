/**
 * The client's side of the WebTorrent tracker protocol: messages, announce schedule, reconnects. Loop thread only. Must
 * not know which WebSocket library carries it; {@code TrackerSocket} is the port for that.
 */
@NullMarked
package org.swarmglass.engine.tracker.protocol;

import org.jspecify.annotations.NullMarked;
