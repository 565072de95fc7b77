/** Pure: rates and totals from byte counts and a clock that is passed in. */
@NullMarked
package org.swarmglass.engine.metrics;

import org.jspecify.annotations.NullMarked;
