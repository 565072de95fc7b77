/**
 * Owner of the open stream: its playlists, what the player sees of them, the choice of rendition. Loop thread only;
 * sockets and threads are behind ports.
 */
@NullMarked
package org.swarmglass.engine.stream;

import org.jspecify.annotations.NullMarked;
