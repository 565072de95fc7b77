/** Pure: HLS playlists read to be understood and rewritten line by line to pass through the proxy. */
@NullMarked
package org.swarmglass.engine.playlist;

import org.jspecify.annotations.NullMarked;
