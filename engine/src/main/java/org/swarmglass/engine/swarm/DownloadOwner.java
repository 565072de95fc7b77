package org.swarmglass.engine.swarm;

/** Who keeps the table of downloads. Called on the loop. */
interface DownloadOwner {
    /** Its download is over; readers get what they lack of it afterwards. */
    void onWhole(WholeSegment segment);

    /** A segment comes from the origin no longer. */
    void onOriginOver();

    /** A reader that was promised another length, or has had more, got an end before the segment's. */
    void onCutShort(SegmentDownload download);

    /** Something the planner should look at has changed. */
    void replan();
}
