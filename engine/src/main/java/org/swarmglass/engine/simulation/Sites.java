package org.swarmglass.engine.simulation;

import java.time.Duration;

/**
 * Where viewers are. Two at one site have a way of their own; between sites the ways are those of their classes.
 *
 * @param count of sites
 * @param latency one way, between two viewers of one site
 * @param linkBitsPerSecond of one connection within a site
 */
public record Sites(int count, Duration latency, long linkBitsPerSecond) {
    public Sites {
        if (count < 1 || latency.isNegative() || linkBitsPerSecond < 8) {
            throw new IllegalArgumentException(count + " sites, " + latency + ", " + linkBitsPerSecond + " bit/s");
        }
    }

    /**
     * Viewers go to the sites in turn, and as many at a time as it takes to have all classes in their proportion at each.
     *
     * @param index of the viewer, by when it joined
     */
    SimConditions.Site of(int index, int turn) {
        return new SimConditions.Site(index / turn % count, latency, linkBitsPerSecond / 8);
    }
}
