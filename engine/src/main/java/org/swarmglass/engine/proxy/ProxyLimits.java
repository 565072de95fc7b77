package org.swarmglass.engine.proxy;

import java.time.Duration;

/**
 * What one player may take of the proxy.
 *
 * @param connections open at once; beyond it the oldest that never showed the token is closed
 * @param header time from the opening of a connection to a complete first request
 * @param idle time from an answer to the next complete request on the same connection
 * @param answer time without one byte moving after which an open answer is given up; a held segment lives this long
 * @param headerBytes of one request
 * @param threads of the pool, one of which waits for sockets
 */
record ProxyLimits(int connections, Duration header, Duration idle, Duration answer, int headerBytes, int threads) {
    /** One player uses 2 to 4 connections; a picture may be held for minutes on a dead origin. */
    static final ProxyLimits DEFAULT =
            new ProxyLimits(32, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(10), 16 * 1024, 4);
}
