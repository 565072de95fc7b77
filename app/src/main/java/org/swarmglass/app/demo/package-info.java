/**
 * A swarm without a network: the bundled clip as an endless live stream, a tracker and peers, all in this process.
 * Threads: the HTTP server's own and those of the engines; nothing here is shared between them but immutable bytes.
 * Must not know the window, the command line or reports.
 */
@NullMarked
package org.swarmglass.app.demo;

import org.jspecify.annotations.NullMarked;
