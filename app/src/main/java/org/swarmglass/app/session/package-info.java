/**
 * One run of the program: engine, somebody who watches, an end, a report. The thread of {@code main} runs it; {@link
 * org.swarmglass.app.session.Ending} may be reached from any. Must not know Swing, vlcj or the command line.
 */
@NullMarked
package org.swarmglass.app.session;

import org.jspecify.annotations.NullMarked;
