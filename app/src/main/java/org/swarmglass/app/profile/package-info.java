/**
 * A stream with all it needs to be joined, kept under a name, and what pages configure, read into one. Pure except
 * {@link org.swarmglass.app.profile.ProfileFolder}, which blocks. Knows no view and no engine but its values.
 */
@NullMarked
package org.swarmglass.app.profile;

import org.jspecify.annotations.NullMarked;
