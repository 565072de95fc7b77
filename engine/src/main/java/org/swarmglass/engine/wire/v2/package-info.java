/**
 * The binary codec of p2p-media-loader 1.0.4 and later (protocol/v2 section 4). Owns bytes and one-letter keys; pure, any
 * thread per instance; must not know requests, peers or time.
 */
@NullMarked
package org.swarmglass.engine.wire.v2;

import org.jspecify.annotations.NullMarked;
