package org.swarmglass.engine.swarm;

import java.net.URI;
import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

/** For tests to which it does not matter how a swarm got its name. */
final class SwarmIdentities {
    /** A live stream's, of 2.3. */
    static final SwarmIdentity LIVE = new SwarmIdentity(
            Generation.V2_3,
            new StreamId(StreamKind.MAIN, 0),
            URI.create("http://origin.test/live.m3u8"),
            "",
            "",
            "",
            "",
            "name",
            new InfoHash("01234567890123456789"));

    private SwarmIdentities() {}
}
