package org.swarmglass.engine.transport;

/** Two links whose descriptions find each other, as trackers arrange it. Loop thread only. */
public final class LinkPair {
    public final RecordingLinkListener offererHears = new RecordingLinkListener();
    public final RecordingLinkListener answererHears = new RecordingLinkListener();
    public final PeerLink offerer;
    private PeerLink answerer;

    public LinkPair(PeerTransport offering, PeerTransport answering) {
        offererHears.describedTo(offer -> answerer = answering.answer(offer, answererHears));
        offerer = offering.offer(offererHears);
        answererHears.describedTo(offerer::accept);
    }

    public PeerLink answerer() {
        return answerer;
    }

    public boolean open() {
        return offererHears.opened > 0 && answererHears.opened > 0;
    }
}
