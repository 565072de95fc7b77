package org.swarmglass.engine.peer.v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.peer.PeerError;
import org.swarmglass.engine.peer.PeerSession.Answer;
import org.swarmglass.engine.peer.RecordingDownload;
import org.swarmglass.engine.peer.RemoteHoldings;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.v2.V2Encoder;

/** Threats S4 to S9 as far as they end at one peer. */
class V2SessionHostileTest {
    private final V2Bench bench = new V2Bench();

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, Downloader.MAX_SEGMENT_BYTES + 1, (1L << 53) - 1})
    void refusesAbsurdSizes(long size) {
        RecordingDownload download = bench.download(7);
        bench.receiveHeader(7, size);
        assertThat(download.failures).containsExactly(PeerError.LENGTH_MISMATCH);
        assertThat(download.totals).isEmpty();
        assertThat(bench.sent(Command.Cancel.class)).hasSize(1);
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
    }

    @ParameterizedTest
    @ValueSource(longs = {69_999, 70_001, 100_000})
    void refusesASizeThatContradictsTheKnownTotal(long size) {
        RecordingDownload download = bench.download(7, 30_000, OptionalLong.of(100_000));
        bench.receiveHeader(7, size);
        assertThat(download.failures).containsExactly(PeerError.LENGTH_MISMATCH);
        assertThat(bench.link.closed).isTrue();
    }

    @Test
    void closesAtMoreBytesThanAnnouncedAndDeliversNoneOfThem() {
        RecordingDownload download = bench.download(7);
        bench.receiveHeader(7, 100);
        bench.receiveRaw(60, 41);
        assertThat(download.failures).containsExactly(PeerError.LENGTH_MISMATCH);
        assertThat(download.bytes.size()).isEqualTo(60);
        assertThat(bench.owner.unusedBytes).isEqualTo(41);
        assertThat(bench.session.receivedBytes()).isEqualTo(101);
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void closesAPeerThatKeepsSendingMediaNobodyAskedFor() {
        bench.receiveRaw(65_535, 65_535, 65_535);
        assertThat(bench.link.closed).isFalse();
        bench.receiveRaw(65_535);
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
        assertThat(bench.owner.unusedBytes).isEqualTo(4 * 65_535);
        assertThat(bench.session.receivedBytes()).isEqualTo(4 * 65_535);
    }

    @Test
    void aRepeatedHeaderOfAnOldRequestGivesNoNewAllowance() {
        bench.download(7);
        long old = bench.requestId();
        bench.session.cancelDownload();
        for (int i = 0; i < 5; i++) {
            bench.receive(new Command.DataHeader(7, old, 1_000));
            bench.receiveRaw(1_000);
        }
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void closesAFloodOfTinyMessagesInItsSecondSecond() {
        int sent = 0;
        while (!bench.link.closed && sent < 100_000) {
            bench.receive(new Command.Cancel(1, 1));
            sent++;
            bench.pass(Duration.ofNanos(400_000)); // 2,500 a second
        }
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
        assertThat(sent).isBetween(4_000, 5_000);
    }

    @Test
    void oneBusySecondIsNoFlood() {
        for (int second = 0; second < 6; second++) {
            for (int i = 0; i < (second % 2 == 0 ? 3_000 : 1_900); i++) {
                bench.receive(new Command.Cancel(1, 1));
            }
            bench.pass(Duration.ofSeconds(1));
        }
        assertThat(bench.link.closed).isFalse();
    }

    @Test
    void emptyMessagesCountAsAFlood() {
        for (int i = 0; i < 10_000; i++) {
            bench.session.onMessage(new byte[0]);
            bench.pass(Duration.ofNanos(300_000));
        }
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
    }

    @Test
    void closesASplitCommandThatIsNeverFinished() {
        bench.session.onMessage(V2Bench.frame("cstr", new byte[] {0}, "dend"));
        bench.pass(Duration.ofMillis(2_500));
        bench.session.onMessage(V2Bench.frame("dstr", new byte[] {'l', 0x10, 1, 1, 2}, "dend"));
        bench.pass(Duration.ofMillis(2_499));
        assertThat(bench.link.closed).isFalse();
        bench.pass(Duration.ofMillis(1));
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
        assertThat(bench.loop.waiting()).isZero();
    }

    @Test
    void aFinishedSplitCommandIsForgotten() {
        byte[][] parts = V2Encoder.encode(
                        new Command.Announcement(LongStream.range(0, 60).boxed().toList(), List.of()), 32)
                .toArray(byte[][]::new);
        for (byte[] part : parts) {
            bench.session.onMessage(part);
        }
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.link.closed).isFalse();
        assertThat(bench.session.loaded()).hasSize(60);
    }

    @Test
    void closesAPeerThatGoesOnSendingMalformedCommands() {
        byte[] malformed = V2Bench.frame("cstr", new byte[] {1, 'i', (byte) 0xF0}, "cend");
        for (int i = 0; i < Inbox.TOLERATED_MALFORMED; i++) {
            bench.session.onMessage(malformed);
        }
        assertThat(bench.link.closed).isFalse();
        bench.session.onMessage(malformed);
        assertThat(bench.owner.ends).containsExactly(CloseReason.PROTOCOL_VIOLATION);
        assertThat(bench.session.receivedBytes()).isZero();
    }

    @Test
    void anAnnouncementOfEverythingIsCutToWhatIsBearable() {
        bench.receive(
                new Command.Announcement(LongStream.range(0, 60_000).boxed().toList(), List.of()));
        assertThat(bench.session.loaded()).hasSize(RemoteHoldings.MAX_IDS);
        bench.receive(new Command.Announcement(List.of(-1L, 5L, -300L), List.of(-7L)));
        assertThat(bench.session.loaded()).containsExactly(5L);
        assertThat(bench.session.loading()).isEmpty();
    }

    @Test
    void chunksThatLookLikeCommandsAreMediaInsideADownload() {
        RecordingDownload download = bench.download(7);
        long id = bench.requestId();
        byte[][] chunks = {
            V2Bench.commandLooking(65_535, "cstr", "cend"),
            V2Bench.commandLooking(65_535, "cstr", "dend"),
            V2Bench.commandLooking(65_535, "dstr", "cend"),
            // Exact commands, but answers to requests that were never made, or of unknown code.
            V2Encoder.encode(new Command.DataEnd(7, id + 1), 65_535).get(0),
            V2Encoder.encode(new Command.Absent(8, id), 65_535).get(0),
            V2Encoder.encode(new Command.DataHeader(7, id + 1, 99), 65_535).get(0),
            V2Bench.frame("cstr", new byte[] {9}, "cend"),
            V2Bench.frame("cstr", new byte[0], "cend"),
            // A slice-long announcement, all of it exact: what a content author can craft at best.
            craftedAnnouncement(),
        };
        int total = 0;
        for (byte[] chunk : chunks) {
            total += chunk.length;
        }
        bench.receiveHeader(7, total + 100);
        for (byte[] chunk : chunks) {
            bench.session.onMessage(chunk);
        }
        bench.receive(new Command.Announcement(List.of(1L), List.of()));
        bench.receive(new Command.Cancel(1, 1));
        bench.receiveRaw(100);
        bench.receiveEnd(7);

        assertThat(download.done).isEqualTo(1);
        assertThat(download.bytes.size()).isEqualTo(total + 100);
        assertThat(bench.session.loaded()).containsExactly(1L);
        assertThat(bench.owner.unusedBytes).isZero();
        assertThat(bench.loop.waiting()).isZero();
    }

    /** 65,535 bytes: one unknown field of 4,095 bytes after the other. */
    private static byte[] craftedAnnouncement() {
        byte[] payload = new byte[65_535 - 8];
        int at = 1;
        while (at < payload.length) {
            int length = Math.min(4_095, payload.length - at - 3);
            payload[at] = 'x';
            payload[at + 1] = (byte) (0x20 | length >> 8);
            payload[at + 2] = (byte) length;
            at += 3 + length;
        }
        return V2Bench.frame("cstr", payload, "cend");
    }

    @Test
    void aRequestFloodCausesNoAmplification() {
        bench.link.queues = true;
        bench.owner.answer = new Answer.Serve(new byte[1_000_000]);
        for (int i = 0; i < 1_900; i++) {
            bench.receive(new Command.Request(7, i, 0));
        }
        assertThat(bench.session.sentBytes()).isLessThanOrEqualTo(5 * 1_000_000);
        assertThat(bench.owner.requests).hasSize(5);
    }

    @Test
    void closingInsideACallbackIsSafe() {
        RecordingDownload download = new RecordingDownload() {
            @Override
            public void onBytes(byte[] delivered) {
                super.onBytes(delivered);
                bench.session.close(CloseReason.BAD_DATA, "hash");
            }
        };
        bench.session.request(7, 0, OptionalLong.empty(), download);
        bench.receiveHeader(7, 100);
        bench.receiveRaw(50, 50);
        bench.receiveEnd(7);
        assertThat(bench.owner.ends).containsExactly(CloseReason.BAD_DATA);
        assertThat(download.bytes.size()).isEqualTo(50);
        assertThat(bench.session.receivedBytes()).isEqualTo(50);
        assertThat(bench.loop.waiting()).isZero();
    }

    /** Counter identity and survival under messages by chance, wanted and unwanted, whole and mutated. */
    @Test
    void everyRawByteIsAccountedForWhateverComes() {
        for (int seed = 0; seed < 600; seed++) {
            new ChaoticRemote(Entropy.seeded(seed)).run();
        }
    }

    private static final class ChaoticRemote {
        private final V2Bench bench = new V2Bench();
        private final Entropy entropy;
        private final RecordingDownload download = new RecordingDownload();
        private long rawBytes;
        private long lastRequestId;

        ChaoticRemote(Entropy entropy) {
            this.entropy = entropy;
            bench.owner.answer = new Answer.Serve(new byte[100_000]);
        }

        void run() {
            for (int step = 0; step < 60; step++) {
                boolean closed = bench.link.closed;
                byte[] message = message();
                if (!closed && message.length > 0) {
                    long before = bench.session.receivedBytes();
                    bench.session.onMessage(message);
                    long counted = bench.session.receivedBytes() - before;
                    assertThat(counted).isIn(0L, (long) message.length);
                    rawBytes += counted;
                }
                ourMove();
                assertThat(download.bytes.size() + bench.owner.unusedBytes).isEqualTo(rawBytes);
                assertThat(bench.session.sentBytes()).isEqualTo(bench.owner.sentBytes);
            }
            bench.session.close(CloseReason.SHUTDOWN, "");
            bench.loop.runDue();
            assertThat(bench.owner.ends).hasSize(1);
            assertThat(bench.loop.waiting()).isZero();
        }

        private void ourMove() {
            switch (entropy.below(12)) {
                case 0, 1, 2 -> {
                    if (!bench.session.downloading()) {
                        bench.link.sent.clear();
                        bench.session.request(entropy.below(3), 0, OptionalLong.empty(), download);
                        lastRequestId = bench.link.closed ? lastRequestId : bench.requestId();
                    }
                }
                case 3 -> bench.session.cancelDownload();
                case 4 -> bench.pass(Duration.ofMillis(entropy.below(2_500)));
                case 5 -> bench.session.stopUpload();
                default -> bench.pass(Duration.ofMillis(1));
            }
        }

        private byte[] message() {
            long segment = entropy.below(3);
            long id = lastRequestId - entropy.below(2);
            return switch (entropy.below(10)) {
                case 0, 1 -> encoded(new Command.DataHeader(segment, id, entropy.below(2_000)));
                case 2 -> encoded(new Command.DataEnd(segment, id));
                case 3 -> encoded(new Command.Absent(segment, id));
                case 4 -> encoded(new Command.Request(segment, entropy.below(9), entropy.below(2) * 50_000L));
                case 5 -> V2Bench.commandLooking(8 + entropy.below(90), "cstr", "cend");
                case 6 -> V2Bench.commandLooking(8 + entropy.below(90), "dstr", "dend");
                default -> entropy.bytes(entropy.below(700));
            };
        }

        private static byte[] encoded(Command command) {
            return V2Encoder.encode(command, 65_535).get(0);
        }
    }
}
