/** The program: {@code main}, command line and the registration of features. */
@NullMarked
package org.swarmglass.app;

import org.jspecify.annotations.NullMarked;
