package org.swarmglass.engine.transport;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two links whose descriptions find each other, as trackers arrange it. Loop thread only. */
public final class LinkPair {
    public final RecordingLinkListener offererHears = new RecordingLinkListener();
    public final RecordingLinkListener answererHears = new RecordingLinkListener();
    public final PeerLink offerer;
    private @Nullable PeerLink answerer;

    public LinkPair(PeerTransport offering, PeerTransport answering) {
        offererHears.describedTo(offer -> answerer = answering.answer(offer, answererHears));
        offerer = offering.offer(offererHears);
        answererHears.describedTo(offerer::accept);
    }

    /** Once the offer has arrived. */
    public PeerLink answerer() {
        return Objects.requireNonNull(answerer);
    }

    public boolean open() {
        return offererHears.opened > 0 && answererHears.opened > 0;
    }
}
