/**
 * Adapter: tracker connections over Java-WebSocket. Each socket has its own daemon threads, which only post to the loop.
 * Must not know the announce schedule or what messages mean.
 */
@NullMarked
package org.swarmglass.engine.tracker.websocket;

import org.jspecify.annotations.NullMarked;
