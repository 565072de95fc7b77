/** Who watches the stream in which swarm, as trackers count them, with the recipe of each. EDT only. Must not know peers or log. */
@NullMarked
package org.swarmglass.app.census;

import org.jspecify.annotations.NullMarked;
