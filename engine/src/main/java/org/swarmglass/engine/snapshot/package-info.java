/** The whole engine at one instant, as records. Published by the loop, read by any thread. Totals only grow. */
@NullMarked
package org.swarmglass.engine.snapshot;

import org.jspecify.annotations.NullMarked;
