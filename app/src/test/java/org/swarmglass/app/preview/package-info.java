/** An engine made up for looking at the console and for measuring it: plausible data, no network, repeatable. */
@NullMarked
package org.swarmglass.app.preview;

import org.jspecify.annotations.NullMarked;
