/**
 * The swarm around us: table, topology and traffic per peer, tied by one colour per peer and one selection. EDT only.
 * Must not know the log or the trackers' view.
 */
@NullMarked
package org.swarmglass.app.peers;

import org.jspecify.annotations.NullMarked;
