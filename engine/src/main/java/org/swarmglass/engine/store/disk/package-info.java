/**
 * Owns the files of the optional disk cache and the thread {@code store-io} that alone touches them. The index lives on
 * the loop; answers of the disk are posted to it. Must not know streams, peers or anything a remote wrote.
 */
@NullMarked
package org.swarmglass.engine.store.disk;

import org.jspecify.annotations.NullMarked;
