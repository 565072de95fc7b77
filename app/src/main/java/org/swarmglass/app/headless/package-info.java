/**
 * Watching without a display: a reader instead of a player, a line of text instead of the console. Runs on the thread of
 * {@code main}. Must not know Swing or vlcj.
 */
@NullMarked
package org.swarmglass.app.headless;

import org.jspecify.annotations.NullMarked;
