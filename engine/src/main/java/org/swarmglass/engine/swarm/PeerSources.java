package org.swarmglass.engine.swarm;

import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.PeerSession;

/**
 * Peers as sources of one segment: one at its front, further ones beyond. Judges what they claim and what their failures
 * say of their bytes. Loop thread only.
 */
final class PeerSources {
    private final SegmentRef ref;
    private final DownloadPorts ports;
    private final SegmentDownload download;
    private final SegmentAssembly assembly;
    private final SegmentBuffer buffer;

    PeerSources(SegmentRef ref, DownloadPorts ports, SegmentDownload download, SegmentAssembly assembly) {
        this.ref = ref;
        this.ports = ports;
        this.download = download;
        this.assembly = assembly;
        this.buffer = assembly.buffer();
    }

    void fetch(PeerSession session) {
        PeerTransfer transfer = new PeerTransfer(ports, this, session, buffer.held());
        assembly.begin(transfer);
        transfer.start(ref.id().number(), buffer.trustedTotal());
    }

    /** Besides the one that fills the front. */
    void alsoFetch(PeerSession session) {
        assembly.farOffset().ifPresent(offset -> {
            PeerTransfer transfer = new PeerTransfer(ports, this, session, offset);
            assembly.beginBeyond(offset, transfer);
            transfer.start(ref.id().number(), buffer.trustedTotal());
        });
    }

    // From the running transfers.

    /** @return false if another length was told before: the transfer must stop */
    boolean onTotal(long bytes) {
        if (buffer.total().orElse(bytes) != bytes) {
            return false;
        }
        download.knowTotal(bytes, false);
        return true;
    }

    void onBytes(PeerTransfer from, byte[] bytes) {
        ports.traffic().onP2p(bytes.length);
        if (assembly.isFront(from)) {
            download.onFrontBytes(bytes, from.session());
        } else {
            assembly.onBytesBeyond(from, bytes);
        }
    }

    void onDone(PeerTransfer transfer) {
        if (assembly.onEnded(transfer)) {
            download.complete();
        }
    }

    void onFailed(PeerTransfer transfer, String error) {
        PeerSession session = transfer.peer();
        download.pauses().onPeerFailed(session.remote());
        if (error.equals(PeerError.LENGTH_MISMATCH) || error.equals(PeerError.PROTOCOL_VIOLATION)) {
            assembly.discard(transfer);
        }
        assembly.onEnded(transfer);
        tell(session, error);
        download.completeOrGoOn();
    }

    void onDisagreement(PeerTransfer transfer) {
        assembly.onEnded(transfer);
        if (buffer.trustedTotal().isPresent()) {
            download.pauses().onPeerFailed(transfer.peer().remote()); // it was asked before the origin spoke
        } else {
            assembly.stopFront();
            assembly.restart();
            download.pauses().barPeers();
        }
        tell(transfer.peer(), "announces another length than was announced before");
        download.goOn();
    }

    private void tell(PeerSession session, String error) {
        ports.events()
                .accept(new EngineEvent.PeerRequestFailed(ports.loop().nowNanos(), session.remote(), ref.id(), error));
    }
}
