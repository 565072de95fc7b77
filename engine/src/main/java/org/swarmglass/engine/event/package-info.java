/** What happened, as immutable records in a bounded ring that readers follow by cursor. Past tense; any thread may read. */
@NullMarked
package org.swarmglass.engine.event;

import org.jspecify.annotations.NullMarked;
