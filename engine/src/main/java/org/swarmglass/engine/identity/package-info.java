/** Pure: from a manifest to the names of its swarms, one recipe per generation, every step kept to be shown. */
@NullMarked
package org.swarmglass.engine.identity;

import org.jspecify.annotations.NullMarked;
