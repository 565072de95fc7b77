package org.swarmglass.engine.swarm;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.integrity.Sha256;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.swarm.SegmentBuffer.Piece;

/**
 * Compares one segment, when it is whole, with the hash its origin gives, and finds out who is to blame if they differ.
 * A peer that alone sent all of it is; of several, those whose bytes differ from the good copy that comes later. Loop
 * thread only.
 */
final class SegmentCheck {
    private final SegmentRef ref;
    private final DownloadPorts ports;
    private final HashSource hashes;
    private List<Piece> suspects = List.of();
    private boolean originFailed;
    private HashSource.@Nullable Question running;

    SegmentCheck(SegmentRef ref, DownloadPorts ports, HashSource hashes) {
        this.ref = ref;
        this.ports = ports;
        this.hashes = hashes;
    }

    boolean running() {
        return running != null;
    }

    /** The buffer must not change until the answer, which may come from within this call. */
    void judge(SegmentBuffer whole, Consumer<Judgement> then) {
        Sha256 actual = whole.sha256();
        hashes.verdict(ref, actual)
                .ifPresentOrElse(
                        verdict -> then.accept(judge(whole, verdict)),
                        () -> running = hashes.ask(ref, actual, verdict -> {
                            running = null;
                            then.accept(judge(whole, verdict));
                        }));
    }

    /** No answer comes any more. */
    void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    private Judgement judge(SegmentBuffer whole, HashSource.Verdict verdict) {
        return switch (verdict) {
            case MATCH -> {
                blame(whole);
                yield Judgement.GOOD;
            }
            case NOT_OFFERED -> Judgement.GOOD;
            case NO_HASH -> whole.fromPeers() > 0 ? Judgement.NOT_FROM_PEERS : Judgement.UNVERIFIED;
            case MISMATCH -> whole.fromPeers() > 0 ? refuse(whole) : doubt();
        };
    }

    private Judgement refuse(SegmentBuffer whole) {
        Set<PeerSession> senders =
                whole.pieces().stream().flatMap(piece -> piece.from.stream()).collect(Collectors.toSet());
        if (senders.size() == 1 && whole.fromPeers() == whole.held()) {
            senders.forEach(this::drop);
        } else {
            suspects = whole.pieces();
            notice("segment " + ref.id() + " came from several sources and does not match the origin's SHA-256;"
                    + " a good copy will show whose bytes are wrong");
        }
        return Judgement.NOT_FROM_PEERS;
    }

    /**
     * The origin contradicts itself. A cache on the way may be to blame, which another fetch can get around. If it does
     * not, the bytes are played: every other player would play them too, the hashes are there against peers and not
     * against the origin, and a list that was forgotten when a stream was encoded anew must not end playback. Peers are
     * not given them, since they would drop us.
     */
    private Judgement doubt() {
        if (!originFailed) {
            originFailed = true;
            return Judgement.ORIGIN_AGAIN;
        }
        ports.events()
                .accept(new EngineEvent.SegmentUnverified(
                        ports.loop().nowNanos(),
                        ref.id(),
                        "twice the origin sent bytes that do not match its own SHA-256",
                        "the hashes may be older than the stream: have the origin make them anew; if only the origin is"
                                + " to be trusted, stop playing"));
        return Judgement.UNVERIFIED;
    }

    private void blame(SegmentBuffer good) {
        if (suspects.isEmpty()) {
            return;
        }
        byte[] right = good.bytes();
        Set<PeerSession> liars = new LinkedHashSet<>();
        suspects.stream()
                .filter(piece -> !agrees(piece, right))
                .map(piece -> piece.from)
                .flatMap(Optional::stream)
                .forEach(liars::add);
        suspects = List.of();
        liars.forEach(this::drop);
    }

    private static boolean agrees(Piece piece, byte[] right) {
        long end = piece.position + piece.bytes.length;
        return end <= right.length
                && Arrays.equals(piece.bytes, 0, piece.bytes.length, right, Math.toIntExact(piece.position), (int) end);
    }

    private void drop(PeerSession peer) {
        String reason = "its bytes of segment " + ref.id() + " do not match the origin's SHA-256";
        ports.events().accept(new EngineEvent.SegmentRefused(ports.loop().nowNanos(), ref.id(), peer.remote(), reason));
        peer.close(CloseReason.BAD_DATA, reason);
    }

    private void notice(String message) {
        ports.events().accept(new EngineEvent.Noticed(ports.loop().nowNanos(), EngineEvent.Level.WARNING, message));
    }

    /** What becomes of a whole segment. */
    enum Judgement {
        /** It is the origin's, or there is nothing to compare it with. */
        GOOD,
        /** The origin's without proof: for the player, not for peers. */
        UNVERIFIED,
        /** All of it is thrown away and the origin is asked, whose word the next copy needs. */
        NOT_FROM_PEERS,
        /** Thrown away and fetched once more. */
        ORIGIN_AGAIN
    }
}
