/** Value records of the field: ids, hashes, ranges. Immutable, any thread; knows nothing else of the engine. */
@NullMarked
package org.swarmglass.engine.model;

import org.jspecify.annotations.NullMarked;
