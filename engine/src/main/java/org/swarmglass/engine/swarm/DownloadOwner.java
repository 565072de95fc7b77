package org.swarmglass.engine.swarm;

import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.peer.PeerSession;

/** Who keeps the table of downloads. Called on the loop. */
interface DownloadOwner {
    /** @param shared whether it may be passed on to peers */
    void onWhole(SegmentDownload download, byte[] bytes, long fromPeers, boolean shared);

    void onPeerFailed(SegmentDownload download, PeerSession session, String error);

    void onOriginFailed(SegmentDownload download, FetchFailure failure);

    /** A reader that was promised another length, or has had more, got an end before the segment's. */
    void onCutShort(SegmentDownload download);

    /** Something the planner should look at. */
    void onChanged();
}
