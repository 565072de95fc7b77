package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.origin.ScriptedAnswer;
import org.swarmglass.engine.swarm.DownloadBench.Reading;

/** What a peer says of a segment's length is no more than a hint until the origin has spoken. */
class LyingPeerTest {
    private static final long NUMBER = 7;
    private final DownloadBench bench = new DownloadBench();
    private final byte[] segment = DownloadBench.bytes(NUMBER);

    @Test
    void readsTheOriginBeyondTheLengthThatAPeerClaimed() {
        assertStoredWholeAfterClaimOf(segment.length / 3);
    }

    @Test
    void takesTheOriginsEndForTheEndAlthoughAPeerClaimedMore() {
        assertStoredWholeAfterClaimOf(segment.length + 1000);
    }

    /** The origin does not say the length: only its end tells it. */
    private void assertStoredWholeAfterClaimOf(long bytes) {
        bench.origin.script(
                DownloadBench.path(NUMBER), ScriptedAnswer.of(segment).withoutLength());
        bench.due = Duration.ofSeconds(30);
        ManualPeer liar = bench.peer(NUMBER);
        bench.downloads.attach(bench.want(NUMBER), new Reading());
        bench.awaitRequest(liar);
        liar.header(bytes);
        liar.vanish();
        bench.due = Duration.ZERO;
        bench.advance(10);
        assertThat(bench.stored(NUMBER)).isEqualTo(segment);
        bench.checkIdentity();
    }
}
