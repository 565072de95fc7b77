/** The window that plans an event: what is simulated, the runs on their thread, chart, table and conclusion. */
@NullMarked
package org.swarmglass.app.plan;

import org.jspecify.annotations.NullMarked;
