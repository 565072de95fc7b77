/** Port: whole segments at hand. Loop thread only. */
@NullMarked
package org.swarmglass.engine.store;

import org.jspecify.annotations.NullMarked;
