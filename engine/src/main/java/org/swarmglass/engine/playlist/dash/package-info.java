/**
 * Pure: MPEG-DASH presentations read to be understood: what is on offer, in which segments, at which times.
 *
 * <p>Values and functions, no thread of its own; the clock is given. Must not know swarms, stores or how anything is
 * fetched: it names addresses and times, others decide.
 */
@NullMarked
package org.swarmglass.engine.playlist.dash;

import org.jspecify.annotations.NullMarked;
