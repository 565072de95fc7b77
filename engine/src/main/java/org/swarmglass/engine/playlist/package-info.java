/**
 * Pure: HLS playlists read to be understood, followed over their refreshes, and rewritten line by line for the player.
 *
 * <p>Values and functions; {@link org.swarmglass.engine.playlist.Timeline} is state of the engine loop. Must not know
 * swarms, stores or how anything is fetched: it names addresses and numbers, others decide.
 */
@NullMarked
package org.swarmglass.engine.playlist;

import org.jspecify.annotations.NullMarked;
