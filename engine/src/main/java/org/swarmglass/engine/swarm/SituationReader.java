package org.swarmglass.engine.swarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.schedule.Situation;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Wanted;
import org.swarmglass.engine.transport.LinkStats;

/** Puts what the planner decides from into its own words, and its answers back into ours. For one turn. Loop thread only. */
final class SituationReader {
    private static final long LEAST_ESTIMATE = 16_384;

    private final DownloadPorts ports;
    private final Downloads.Host host;
    private final double bytesPerMediaSecond;
    private final Map<Long, SegmentDownload> running = new HashMap<>();
    private final Map<Long, SegmentRef> missing = new TreeMap<>();
    private final List<PeerSession> peers;

    /** @param bytesPerMediaSecond as measured; 0 while unknown */
    SituationReader(
            DownloadPorts ports,
            Downloads.Host host,
            Collection<SegmentDownload> downloads,
            double bytesPerMediaSecond) {
        this.ports = ports;
        this.host = host;
        this.bytesPerMediaSecond = bytesPerMediaSecond;
        this.peers = host.peers();
        for (SegmentRef ref : host.wanted()) {
            if (!ports.store().holds(ref.id())) {
                missing.put(ref.id().number(), ref);
            }
        }
        for (SegmentDownload download : downloads) {
            long number = download.ref().id().number();
            running.put(number, download);
            if (download.beingVerified()) {
                missing.remove(number);
                continue;
            }
            // Also what the playhead has passed, as long as someone reads it.
            if (download.beingRead()) {
                missing.put(number, download.ref());
            }
        }
    }

    /** @param offers is told what is missing now */
    Situation situation(Offers offers) {
        long now = ports.loop().nowNanos();
        offers.look(host.live() ? Set.of() : missing.keySet(), peers, now);
        List<Wanted> wanted = new ArrayList<>();
        missing.forEach((number, ref) -> wanted.add(describe(ref, offers.since(number, now))));
        wanted.sort(Comparator.comparing(Wanted::untilDue));
        List<Neighbour> neighbours = new ArrayList<>(peers.size());
        for (PeerSession session : peers) {
            neighbours.add(describe(session));
        }
        return new Situation(
                host.electorate(),
                wanted,
                neighbours,
                ports.fromOrigin().bytesPerSecond(),
                host.live(),
                host.settled(),
                host.limits());
    }

    /** A segment of the situation. */
    SegmentRef segment(long number) {
        SegmentRef ref = missing.get(number);
        if (ref == null) {
            throw new IllegalArgumentException("segment " + number + " was not asked about");
        }
        return ref;
    }

    /** Where to ask a neighbour of the situation. */
    PeerSession session(PeerId peer) {
        return peers.stream()
                .filter(session -> session.remote().equals(peer))
                .findFirst()
                .map(host::idle)
                .orElseThrow(() -> new IllegalArgumentException("peer " + peer + " was not offered"));
    }

    private Wanted describe(SegmentRef ref, Duration offered) {
        SegmentDownload download = running.get(ref.id().number());
        Duration untilDue = host.untilDue(ref);
        if (download == null) {
            return new Wanted(
                    ref.id().number(),
                    ref.duration(),
                    untilDue,
                    host.known(ref),
                    offered,
                    estimate(ref),
                    new Situation.Transfer.Idle(),
                    host.atOrigin(ref),
                    avoid(ref, Set.of()),
                    false);
        }
        long total = download.total().orElse(Math.max(estimate(ref), download.held() + LEAST_ESTIMATE));
        return new Wanted(
                ref.id().number(),
                ref.duration(),
                untilDue.plus(download.headStart().orElse(Duration.ZERO)),
                host.known(ref),
                offered,
                Math.max(0, total - download.held()),
                download.transfer(),
                download.pauses().originOpen(),
                download.pauses().peersOpen() ? avoid(ref, download.pauses().avoid()) : everybody(),
                download.headStart().isPresent());
    }

    /** Everybody, if nothing a peer sends could be verified. */
    private Set<PeerId> avoid(SegmentRef ref, Set<PeerId> failed) {
        boolean verifiable = ports.hashes().map(hashes -> hashes.canVerify(ref)).orElse(true);
        return verifiable ? failed : everybody();
    }

    private Set<PeerId> everybody() {
        return peers.stream().map(PeerSession::remote).collect(Collectors.toUnmodifiableSet());
    }

    private long estimate(SegmentRef ref) {
        return Math.max(LEAST_ESTIMATE, length(ref).orElse(0));
    }

    /** Of a segment of which nothing is known but how the stream is; empty if nothing is known of that either. */
    OptionalLong length(SegmentRef ref) {
        double rate = bytesPerMediaSecond > 0 ? bytesPerMediaSecond : host.bitsPerSecond() / 8.0;
        long bytes = (long) (rate * ref.duration().toNanos() / 1e9);
        return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
    }

    private Neighbour describe(PeerSession session) {
        return new Neighbour(
                session.remote(),
                session.loaded(),
                session.loading(),
                session.refused(),
                host.idle(session).downloading(),
                session.downloadBytesPerSecond(),
                session.servesOffsets(),
                Duration.ofNanos(ports.loop().nowNanos() - session.openedNanos()),
                session.stats().flatMap(LinkStats::roundTrip));
    }
}
