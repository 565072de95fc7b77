/** The one thread that owns engine state, its clock and its chance. Everything else reaches state through {@code post}. */
@NullMarked
package org.swarmglass.engine.loop;

import org.jspecify.annotations.NullMarked;
