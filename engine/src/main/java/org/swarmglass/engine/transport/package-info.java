/** Port: data channels to remote peers. Called and calling back on the loop only; adapters own their threads. */
@NullMarked
package org.swarmglass.engine.transport;

import org.jspecify.annotations.NullMarked;
