package org.swarmglass.engine.tracker;

/** A scrape that has not come to its outcome. Loop thread only. */
@FunctionalInterface
public interface ScrapeRequest {
    /** Nothing is told any more. Does nothing if the outcome was told or the scrape was cancelled. */
    void cancel();
}
