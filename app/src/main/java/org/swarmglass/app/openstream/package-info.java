/** The dialog that opens a stream: what a person typed, what it means, what is wrong with it. EDT only; opens nothing itself. */
@NullMarked
package org.swarmglass.app.openstream;

import org.jspecify.annotations.NullMarked;
