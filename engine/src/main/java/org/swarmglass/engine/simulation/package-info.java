/** Virtual time: engine parts run by hand, repeatably. Used by tests and by capacity planning. */
@NullMarked
package org.swarmglass.engine.simulation;

import org.jspecify.annotations.NullMarked;
