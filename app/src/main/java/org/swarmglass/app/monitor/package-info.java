/**
 * What the console knows of an engine: polled snapshots, rates derived from totals, bounded histories; and the views of
 * the whole (figures, download by source). EDT only. Must not know other features.
 */
@NullMarked
package org.swarmglass.app.monitor;

import org.jspecify.annotations.NullMarked;
