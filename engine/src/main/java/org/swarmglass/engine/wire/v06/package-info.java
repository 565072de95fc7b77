/**
 * The JSON codec of p2p-media-loader 0.5 and 0.6 (protocol/v06 section 4). Owns bytes and one-letter keys; pure, any
 * thread; must not know requests, peers or time.
 */
@NullMarked
package org.swarmglass.engine.wire.v06;

import org.jspecify.annotations.NullMarked;
