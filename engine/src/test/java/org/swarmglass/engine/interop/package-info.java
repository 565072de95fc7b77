/**
 * Tests against the real implementations of the field: npm packages in {@code engine/src/test/interop}, run by node or
 * by Chromium. They start processes of their own and reach nothing but loopback.
 */
@NullMarked
package org.swarmglass.engine.interop;

import org.jspecify.annotations.NullMarked;
