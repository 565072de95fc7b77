package org.swarmglass.engine.stream;

import java.time.InstantSource;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.metrics.SegmentCounts;
import org.swarmglass.engine.swarm.DownloadPorts;
import org.swarmglass.engine.swarm.PeerToPeer;

/**
 * What a stream works with.
 *
 * @param wallClock the computer's
 */
public record StreamPorts(
        DownloadPorts downloads,
        SegmentCounts counts,
        Entropy entropy,
        PeerToPeer peerToPeer,
        PresentationReader presentations,
        InstantSource wallClock) {}
