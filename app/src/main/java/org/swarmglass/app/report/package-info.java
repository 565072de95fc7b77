/**
 * The report of a run as JSON. Its keys are a contract, documented in the README. Pure but for the one file it writes;
 * any thread. Must not know how the run was watched.
 */
@NullMarked
package org.swarmglass.app.report;

import org.jspecify.annotations.NullMarked;
