/** What a person should know and do now, above the figures: derived from snapshots and events. EDT only. */
@NullMarked
package org.swarmglass.app.notice;

import org.jspecify.annotations.NullMarked;
