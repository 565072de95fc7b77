/** Live time-series panels with their own words over JFreeChart. EDT only; learns nothing of what it shows. */
@NullMarked
package org.swarmglass.charts;

import org.jspecify.annotations.NullMarked;
