package org.swarmglass.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.IceServer;
import org.swarmglass.engine.model.TrackerTarget;

/**
 * What stays the same for the life of an engine.
 *
 * @param trackers none means P2P stays off
 * @param generations whose swarms are joined, of {@link Generation#JOINED}
 * @param loopback offer candidates at 127.0.0.1 only; the sockets listen on all interfaces all the same
 * @param memoryBytes cap of the segment store in memory
 * @param seed of the engine's chance, for repeatable runs
 * @param diskFolder an existing folder in which segments that are evicted from memory are kept, for this run only
 * @param diskBytes cap of what is kept there
 */
public record EngineConfig(
        List<TrackerTarget> trackers,
        List<IceServer> iceServers,
        Set<Generation> generations,
        boolean peerToPeer,
        boolean upload,
        boolean loopback,
        long memoryBytes,
        OptionalLong seed,
        Optional<Path> diskFolder,
        long diskBytes) {
    /** Default cap of the segment store in memory. */
    public static final long DEFAULT_MEMORY_BYTES = 256L << 20;

    public EngineConfig {
        trackers = List.copyOf(trackers);
        iceServers = List.copyOf(iceServers);
        generations = Set.copyOf(generations);
    }

    /** Segments in memory only. */
    public EngineConfig(
            List<TrackerTarget> trackers,
            List<IceServer> iceServers,
            Set<Generation> generations,
            boolean peerToPeer,
            boolean upload,
            boolean loopback,
            long memoryBytes,
            OptionalLong seed) {
        this(trackers, iceServers, generations, peerToPeer, upload, loopback, memoryBytes, seed, Optional.empty(), 0);
    }

    public static EngineConfig defaults() {
        return new EngineConfig(
                List.of(),
                List.of(),
                Set.of(Generation.V2_3),
                true,
                true,
                false,
                DEFAULT_MEMORY_BYTES,
                OptionalLong.empty());
    }

    public EngineConfig withTrackers(List<TrackerTarget> targets) {
        return new EngineConfig(
                targets,
                iceServers,
                generations,
                peerToPeer,
                upload,
                loopback,
                memoryBytes,
                seed,
                diskFolder,
                diskBytes);
    }

    public EngineConfig withLoopback(boolean only) {
        return new EngineConfig(
                trackers, iceServers, generations, peerToPeer, upload, only, memoryBytes, seed, diskFolder, diskBytes);
    }

    /** @param folder an existing one; the engine makes its own inside and deletes it when it is closed */
    public EngineConfig withDisk(Path folder, long bytes) {
        return new EngineConfig(
                trackers,
                iceServers,
                generations,
                peerToPeer,
                upload,
                loopback,
                memoryBytes,
                seed,
                Optional.of(folder),
                bytes);
    }
}
