/** Port: the HTTP origin (or CDN). Loop thread only; the adapter owns its threads. */
@NullMarked
package org.swarmglass.engine.origin;

import org.jspecify.annotations.NullMarked;
