package org.swarmglass.engine.simulation;

import java.util.List;

/**
 * What a simulation came to, from the end of its warm-up on.
 *
 * @param share of the media bytes that came from peers, 0 to 1
 * @param ceiling what it could be at most
 * @param copies how often the origin sent each segment
 * @param stallRatio time in stalls over time in which something should have played
 * @param far part of what came from peers that came from other sites; all of it where there are none
 * @param wasted share of the media bytes that were thrown away
 * @param eventLogHash SHA-256 of who got which segment from where and when; the same for the same seed on every machine
 */
public record SimulationResult(
        int peers,
        double share,
        double ceiling,
        double copies,
        double stallRatio,
        int stalls,
        double far,
        double wasted,
        List<ClassResult> perClass,
        long seed,
        String eventLogHash) {
    public SimulationResult {
        perClass = List.copyOf(perClass);
    }

    /**
     * @param downloaded bytes from peers
     * @param uploaded bytes to peers
     */
    public record ClassResult(
            String name, int peers, double share, long downloaded, long uploaded, double stallRatio, int stalls) {}
}
