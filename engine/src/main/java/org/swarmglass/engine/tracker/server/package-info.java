/**
 * A WebTorrent tracker for the demo, the lab and small events: introduces WebSocket peers, browsers included, to each
 * other. Its logic runs on a loop of its own; Java-WebSocket's threads only post. Must not know the engine's peers.
 */
@NullMarked
package org.swarmglass.engine.tracker.server;

import org.jspecify.annotations.NullMarked;
