/** Pure: bytes of the data channel to commands and back. One-letter wire keys stay in here. */
@NullMarked
package org.swarmglass.engine.wire;

import org.jspecify.annotations.NullMarked;
