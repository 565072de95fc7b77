/**
 * Adapter: data channels by webrtc-java, the only package that knows it. All native calls run on one {@code rtc-io}
 * thread per native factory; {@code WebRtcTransport}, {@code WebRtcLink} and {@code FactoryRotation} live on the loop.
 * Must not know swarms, segments or the wire protocol.
 */
@NullMarked
package org.swarmglass.engine.transport.webrtc;

import org.jspecify.annotations.NullMarked;
