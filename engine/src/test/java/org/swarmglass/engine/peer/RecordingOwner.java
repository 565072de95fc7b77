package org.swarmglass.engine.peer;

import java.util.ArrayList;
import java.util.List;
import org.swarmglass.engine.event.EngineEvent.CloseReason;

/** A swarm that answers as the test says and keeps what it is told. */
public class RecordingOwner implements PeerSession.Owner {
    public PeerSession.Answer answer = new PeerSession.Answer.Silence();
    public final List<Long> requests = new ArrayList<>();
    public final List<CloseReason> ends = new ArrayList<>();
    public final List<String> details = new ArrayList<>();
    public int announcements;
    public int uploadsEnded;
    public long unusedBytes;
    public long sentBytes;

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
    public void onLeft(PeerSession to, long bytes) {}

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
