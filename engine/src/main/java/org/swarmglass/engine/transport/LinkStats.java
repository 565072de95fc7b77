package org.swarmglass.engine.transport;

import java.time.Duration;
import java.util.Optional;

/**
 * Facts about the selected candidate pair (RFC 8445).
 *
 * @param localType {@code host}, {@code srflx}, {@code prflx} or {@code relay}; empty while unknown
 * @param remoteType the same of the remote; {@code prflx} is normal with browsers
 * @param roundTrip of the ICE checks, in steps of a millisecond
 * @param bytesIn on the wire, overhead included
 */
public record LinkStats(
        String localType, String remoteType, Optional<Duration> roundTrip, long bytesIn, long bytesOut) {}
