/**
 * Object literals as people copy them out of pages: JSON, or JavaScript with code around and inside. Pure. Knows nothing
 * of players and their options.
 */
@NullMarked
package org.swarmglass.app.profile.literal;

import org.jspecify.annotations.NullMarked;
