package org.swarmglass.engine.snapshot;

import java.time.Duration;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.StreamKind;

/**
 * A swarm the engine is in, with the recipe of its name.
 *
 * @param self our peer id in it
 */
public record SwarmSnapshot(
        Generation generation,
        StreamKind kind,
        String rendition,
        String swarmString,
        InfoHash infoHash,
        PeerId self,
        int connected,
        int connecting,
        Duration joinedFor) {}
