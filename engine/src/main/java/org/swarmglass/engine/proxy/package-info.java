/**
 * Edge: the HTTP server on loopback that the player reads from. Owns its sockets and the threads {@code proxy-N} and
 * {@code proxy-timer}. Knows only its port {@link org.swarmglass.engine.proxy.ProxyContent} and {@code model}; must not
 * know where bytes come from.
 */
@NullMarked
package org.swarmglass.engine.proxy;

import org.jspecify.annotations.NullMarked;
