package org.swarmglass.engine.tracker.server;

/**
 * The embedded tracker in figures, for a status line.
 *
 * @param peers memberships over all swarms; a page in two swarms counts twice
 * @param announces since the start, as all that follow
 * @param refused requests answered with a failure, and connections closed for misbehaving
 */
public record Stats(
        int connections,
        int swarms,
        int peers,
        long announces,
        long offersRelayed,
        long answersRelayed,
        long refused) {}
