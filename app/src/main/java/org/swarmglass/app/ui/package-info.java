/**
 * What every feature of the window shares: theme, colours by meaning, cards, pills, safe text, export. EDT only but for
 * the plain text classes. Must not know the engine.
 */
@NullMarked
package org.swarmglass.app.ui;

import org.jspecify.annotations.NullMarked;
