/**
 * What the program remembers between runs, in one JSON file. Values are immutable; the file is written on
 * {@code settings-io}. Knows no view.
 */
@NullMarked
package org.swarmglass.app.settings;

import org.jspecify.annotations.NullMarked;
