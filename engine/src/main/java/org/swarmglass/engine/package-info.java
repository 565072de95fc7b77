/** The engine's front door: the only place that wires the parts together. */
@NullMarked
package org.swarmglass.engine;

import org.jspecify.annotations.NullMarked;
