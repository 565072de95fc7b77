package org.swarmglass.engine.peer.v06;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.RecordingDownload;

/** Remotes that mean no good: bounded, and left where that is all one can do. */
class V06SessionHostileTest {
    private final V06Bench bench = new V06Bench().greeted();

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 67_108_865, 9_007_199_254_740_991L})
    void refusesAbsurdSizes(long size) {
        RecordingDownload download = bench.download(1);
        bench.receiveHeader(1, size);
        assertThat(download.failures).containsExactly(PeerError.LENGTH_MISMATCH);
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void refusesASizeThatContradictsTheKnownTotal() {
        RecordingDownload download = bench.download(1, 0, OptionalLong.of(500));
        bench.receiveHeader(1, 501);
        assertThat(download.failures).containsExactly(PeerError.LENGTH_MISMATCH);
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void refusesASizeBelowWhatIsHeld() {
        RecordingDownload download = bench.download(1, 300, OptionalLong.empty());
        bench.receiveHeader(1, 299);
        assertThat(download.failures).containsExactly(PeerError.LENGTH_MISMATCH);
    }

    @Test
    void mediaThatNobodyAskedForIsToleratedForAWhile() {
        bench.receiveRaw(100, 100, 100, 100);
        assertThat(bench.owner.ends).isEmpty();
        bench.receiveRaw(100, 100, 100, 100, 100);
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
        assertThat(bench.owner.unusedBytes).isEqualTo(900);
    }

    @Test
    void headersThatNobodyAskedForGiveNoAllowance() {
        for (int i = 0; i < 9; i++) {
            bench.receiveHeader(i, 60_000_000);
        }
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void anAnswerIsTakenOnce() {
        bench.download(1);
        bench.session.cancelDownload();
        bench.receiveHeader(1, 10);
        bench.receiveRaw(10);
        for (int i = 0; i < 9; i++) {
            bench.receiveHeader(1, 60_000_000);
        }
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void aTrickleOfBytesDoesNotHoldARequest() {
        RecordingDownload download = bench.download(1);
        bench.receiveHeader(1, 100_000);
        for (int i = 0; i < 12 && download.failures.isEmpty(); i++) {
            bench.pass(Duration.ofSeconds(1));
            bench.receiveRaw(1);
        }
        assertThat(download.failures).containsExactly(PeerError.TIMEOUT);
    }

    @Test
    void closesAFloodOfTinyMessagesInItsSecondSecond() {
        for (int i = 0; i < 6_000 && bench.owner.ends.isEmpty(); i++) {
            bench.receive("{\"c\":9}");
            if (i % 2_500 == 2_499) {
                bench.pass(Duration.ofSeconds(1));
            }
        }
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void closingInsideACallbackIsSafe() {
        RecordingDownload download = new RecordingDownload() {
            @Override
            public void onBytes(byte[] delivered) {
                super.onBytes(delivered);
                bench.session.close(CloseReason.BAD_DATA, "");
            }
        };
        bench.session.request(1, 0, OptionalLong.empty(), download);
        bench.receiveHeader(1, 10);
        bench.receiveRaw(10);
        assertThat(download.done).isZero();
        assertThat(download.failures).containsExactly(PeerError.CLOSED);
        assertThat(bench.loop.waiting()).isZero();
    }

    /** Any mixture of valid, broken and absurd messages: no fault, every byte accounted for, no timer left. */
    @Test
    void survivesAnyMixtureOfMessages() {
        String[] messages = {
            "{\"c\":0,\"i\":\"a+1\",\"s\":100}",
            "{\"c\":0,\"i\":\"a+2\",\"s\":5}",
            "{\"c\":0,\"i\":\"a+1\"}",
            "{\"c\":1,\"i\":\"a+1\"}",
            "{\"c\":2,\"m\":{\"a\":[\"1|2\",[0,0]]}}",
            "{\"c\":2,\"m\":7}",
            "{\"c\":3,\"i\":\"a+1\"}",
            "{\"c\":3,\"i\":\"\"}",
            "{\"c\":4,\"i\":\"a+1\"}",
            "{\"x\":{}}",
            ""
        };
        for (int seed = 0; seed < 300; seed++) {
            V06Bench one = new V06Bench();
            Entropy entropy = Entropy.seeded(seed);
            RecordingDownload all = new RecordingDownload();
            for (int step = 0; step < 60; step++) {
                if (one.session.downloadingSegment().isEmpty()) {
                    one.session.request(entropy.below(3), entropy.below(2) * 3L, OptionalLong.empty(), all);
                } else if (entropy.below(6) == 0) {
                    one.session.cancelDownload();
                }
                if (entropy.below(2) == 0) {
                    one.receive(messages[entropy.below(messages.length)]);
                } else {
                    one.session.onMessage(Arrays.copyOf(new byte[1], 1 + entropy.below(100)));
                }
                one.pass(Duration.ofMillis(entropy.below(500)));
            }
            assertThat(all.bytes.size() + one.owner.unusedBytes).isEqualTo(one.session.receivedBytes());
            one.session.close(CloseReason.SHUTDOWN, "");
            assertThat(one.owner.ends).hasSize(1);
            one.pass(Duration.ofSeconds(1));
            assertThat(one.loop.waiting()).isZero();
        }
    }
}
