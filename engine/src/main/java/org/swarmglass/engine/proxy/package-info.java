/** Edge: the HTTP server on loopback that the player reads from. Knows only {@code SegmentSource} and {@code model}. */
@NullMarked
package org.swarmglass.engine.proxy;

import org.jspecify.annotations.NullMarked;
