/** The log: every event of the engine in words, filtered and searched. EDT only. Must not know peers or trackers. */
@NullMarked
package org.swarmglass.app.eventlog;

import org.jspecify.annotations.NullMarked;
