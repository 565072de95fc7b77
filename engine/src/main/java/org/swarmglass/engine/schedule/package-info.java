/** Pure: which segment to get from where, now. No time of its own, no chance of its own. */
@NullMarked
package org.swarmglass.engine.schedule;

import org.jspecify.annotations.NullMarked;
