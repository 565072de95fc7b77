package org.swarmglass.engine.schedule;

import org.swarmglass.engine.model.PeerId;

/** What to do about a segment. Bytes held of it are kept either way. */
public sealed interface Decision {
    long number();

    /** Ask the origin for what is missing; a running transfer from a peer ends first. */
    record FetchFromOrigin(long number) implements Decision {}

    /** Ask the origin for as much as plays until peers are met; they may have the rest. */
    record FetchBeginning(long number) implements Decision {}

    /** Ask one more peer for a part of it, besides the one that is sending. */
    record AlsoFetchFromPeer(long number, PeerId peer) implements Decision {}

    /** Ask the peer for what is missing. */
    record FetchFromPeer(long number, PeerId peer) implements Decision {}
}
