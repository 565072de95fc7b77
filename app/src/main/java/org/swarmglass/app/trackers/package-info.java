/** What trackers say: state, members over time, last error. EDT only. Must not know peers or log. */
@NullMarked
package org.swarmglass.app.trackers;

import org.jspecify.annotations.NullMarked;
