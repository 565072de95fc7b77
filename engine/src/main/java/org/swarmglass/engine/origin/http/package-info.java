/**
 * Owns the HTTP connections to the origin (java.net.http). Calls arrive and answers leave on the loop; looking up names,
 * checking addresses and removing content codings happen on its own daemon threads. Must not know what is in the bytes.
 */
@NullMarked
package org.swarmglass.engine.origin.http;

import org.jspecify.annotations.NullMarked;
