/**
 * The command line: options, their validation with cause and cure, exit codes. Runs on the thread of {@code main}. Must
 * not know Swing or vlcj; the window comes in through {@link org.swarmglass.app.cli.Consoles}.
 */
@NullMarked
package org.swarmglass.app.cli;

import org.jspecify.annotations.NullMarked;
