/**
 * Edge: a player without a picture, for machines without a display and for tests. Owns the thread {@code reader}, its
 * own loop. Must not know the engine: it sees a stream only over HTTP, as any player would.
 */
@NullMarked
package org.swarmglass.engine.reader;

import org.jspecify.annotations.NullMarked;
