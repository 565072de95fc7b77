/** The window: lays out the features and feeds them from one timer. EDT only. Knows every feature, none knows it. */
@NullMarked
package org.swarmglass.app.main;

import org.jspecify.annotations.NullMarked;
