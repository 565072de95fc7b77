package org.swarmglass.engine.peer;

import java.util.ArrayList;
import java.util.List;
import org.swarmglass.engine.event.EngineEvent.CloseReason;

/** A swarm that answers as the test says and keeps what it is told. */
class RecordingOwner implements PeerSession.Owner {
    PeerSession.Answer answer = new PeerSession.Answer.Silence();
    final List<Long> requests = new ArrayList<>();
    final List<CloseReason> ends = new ArrayList<>();
    final List<String> details = new ArrayList<>();
    int announcements;
    int uploadsEnded;
    long unusedBytes;
    long sentBytes;

    @Override
    public PeerSession.Answer onRequest(PeerSession from, long segment, long firstByte) {
        requests.add(segment);
        return answer;
    }

    @Override
    public void onAnnounced(PeerSession from) {
        announcements++;
    }

    @Override
    public void onUnusedBytes(PeerSession from, int bytes) {
        unusedBytes += bytes;
    }

    @Override
    public void onSent(PeerSession to, int bytes) {
        sentBytes += bytes;
    }

    @Override
    public void onUploadEnded(PeerSession to) {
        uploadsEnded++;
    }

    @Override
    public void onEnded(PeerSession session, CloseReason reason, String detail) {
        ends.add(reason);
        details.add(detail);
    }
}
