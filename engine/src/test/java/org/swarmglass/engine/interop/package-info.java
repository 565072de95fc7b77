/**
 * Tests against the real implementations of the field: npm packages in {@code engine/src/test/interop}, run by node or
 * by Chromium. They start processes of their own and reach nothing but loopback.
 *
 * <p>Swarms with browsers run in namespaces: the test starts {@link SwarmScenario} as main class of a
 * {@link LabNamespace}, which brings up {@link LabOrigin}, {@link RealTracker}, {@link BrowserLab},
 * {@link PeerTubePeer}s and {@link SwarmglassPeer}s there and writes a {@link LabReport}; the test asserts on it with {@link SwarmExpectations}.
 * Logs and reports of the last runs are in {@code engine/target/interop}. One class alone:
 *
 * <pre>mvn verify -pl engine -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=BrowsersAloneIT</pre>
 */
@NullMarked
package org.swarmglass.engine.interop;

import org.jspecify.annotations.NullMarked;
