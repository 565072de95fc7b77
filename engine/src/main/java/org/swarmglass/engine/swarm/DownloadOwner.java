package org.swarmglass.engine.swarm;

/** Who keeps the table of downloads. Called on the loop. */
interface DownloadOwner {
    /** @param shared whether it may be passed on to peers */
    void onWhole(SegmentDownload download, byte[] bytes, long fromPeers, boolean shared);

    /** A segment comes from the origin no longer. */
    void onOriginFailed();

    /** A reader that was promised another length, or has had more, got an end before the segment's. */
    void onCutShort(SegmentDownload download);

    /** Something the planner should look at. */
    void onChanged();
}
