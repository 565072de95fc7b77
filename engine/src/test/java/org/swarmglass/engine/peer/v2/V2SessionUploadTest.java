package org.swarmglass.engine.peer.v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.peer.PeerSession.Answer;
import org.swarmglass.engine.peer.SegmentSender;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.v2.Framing;

class V2SessionUploadTest {
    private final V2Bench bench = new V2Bench();

    @Test
    void sendsHeaderSlicesAndCompletion() {
        bench.owner.answer = new Answer.Serve(new byte[150_000]);
        bench.receive(new Command.Request(7, 3, 0));

        assertThat(bench.link.commands())
                .containsExactly(new Command.DataHeader(7, 3, 150_000), new Command.DataEnd(7, 3));
        assertThat(bench.link.slices()).containsExactly(65_535, 65_535, 18_930);
        assertThat(bench.session.sentBytes()).isEqualTo(150_000).isEqualTo(bench.owner.sentBytes);
        assertThat(bench.session.uploading()).isFalse();
        assertThat(bench.owner.uploadsEnded).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 149999", "149999, 1", "150000, 0"})
    void servesTheRestFromTheAskedByteOn(long firstByte, long rest) {
        bench.owner.answer = new Answer.Serve(new byte[150_000]);
        bench.receive(new Command.Request(7, 3, firstByte));
        assertThat(bench.sent(Command.DataHeader.class)).containsExactly(new Command.DataHeader(7, 3, rest));
        assertThat(bench.session.sentBytes()).isEqualTo(rest);
        assertThat(bench.sent(Command.DataEnd.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {150_001, Integer.MAX_VALUE + 1L, 1L << 52})
    void answersImpossibleOffsetsWithAbsent(long firstByte) {
        bench.owner.answer = new Answer.Serve(new byte[150_000]);
        bench.receive(new Command.Request(7, 3, firstByte));
        assertThat(bench.link.commands()).containsExactly(new Command.Absent(7, 3));
    }

    @Test
    void answersANegativeOffsetWithAbsentAndDoesNotAskItsOwner() {
        // i=7 r=3 b=-1, by hand: our encoder leaves such an offset out.
        bench.session.onMessage(
                new byte[] {'c', 's', 't', 'r', 1, 'i', 1, 7, 'r', 1, 3, 'b', 1, (byte) 0x81, 'c', 'e', 'n', 'd'});
        assertThat(bench.link.commands()).containsExactly(new Command.Absent(7, 3));
        assertThat(bench.owner.requests).isEmpty();
    }

    @Test
    void answersAsTheOwnerDecides() {
        bench.owner.answer = new Answer.Absent();
        bench.receive(new Command.Request(7, 3, 0));
        assertThat(bench.link.commands()).containsExactly(new Command.Absent(7, 3));
        bench.owner.answer = new Answer.Silence();
        bench.receive(new Command.Request(8, 4, 0));
        assertThat(bench.link.sent).hasSize(1);
        bench.owner.answer = new Answer.Serve(new byte[0]);
        bench.receive(new Command.Request(9, 5, 0));
        assertThat(bench.link.commands()).endsWith(new Command.Absent(9, 5));
        assertThat(bench.owner.requests).containsExactly(7L, 8L, 9L);
    }

    @Test
    void stopsAtCongestionAndGoesOnWhenWritable() {
        bench.link.queues = true;
        bench.link.congestedFrom = 100_000;
        bench.owner.answer = new Answer.Serve(new byte[300_000]);
        bench.receive(new Command.Request(7, 3, 0));
        assertThat(bench.link.slices()).hasSize(2);
        assertThat(bench.session.uploading()).isTrue();

        bench.link.queuedBytes = 0;
        bench.session.onWritable();
        assertThat(bench.link.slices()).hasSize(4);
        bench.link.queuedBytes = 0;
        bench.session.onWritable();
        assertThat(bench.session.sentBytes()).isEqualTo(300_000);
        assertThat(bench.sent(Command.DataEnd.class)).hasSize(1);
    }

    @Test
    void anUploadLastsUntilItsBytesHaveLeft() {
        bench.link.queues = true;
        bench.owner.answer = new Answer.Serve(new byte[120_000]);
        bench.receive(new Command.Request(7, 3, 0));
        assertThat(bench.sent(Command.DataEnd.class)).hasSize(1);
        assertThat(bench.session.uploading()).isTrue();
        bench.link.queuedBytes = 0;
        bench.pass(SegmentSender.LOOK);
        assertThat(bench.session.uploading()).isFalse();
        assertThat(bench.loop.waiting()).isZero();
    }

    @Test
    void slowPeersGetShortMessagesAndAShortQueue() {
        bench.link.queues = true;
        bench.owner.answer = new Answer.Serve(new byte[900_000]);
        bench.receive(new Command.Request(7, 3, 0));
        long queuedAtFirst = bench.link.queuedBytes;
        assertThat(queuedAtFirst).isBetween(128_000L, 140_000L);
        long longest = 0;
        for (int i = 0; i < 400 && bench.session.uploading(); i++) {
            bench.link.queuedBytes = Math.max(0, bench.link.queuedBytes - 4_000); // 80 kB/s
            bench.pass(SegmentSender.LOOK);
            if (i > 100) {
                longest = Math.max(longest, bench.link.queuedBytes);
            }
        }
        assertThat(bench.session.uploading()).isFalse();
        assertThat(bench.session.uploadBytesPerSecond()).isBetween(70_000.0, 90_000.0);
        assertThat(longest).isLessThan(60_000);
        List<Integer> slices = bench.link.slices();
        assertThat(slices.get(slices.size() - 2)).isEqualTo(PeerLink.MAX_MESSAGE_BYTES / 4);
        assertThat(slices.stream().mapToInt(Integer::intValue).sum()).isEqualTo(900_000);
    }

    @Test
    void abandonsAnUploadWhoseBytesDoNotLeaveForTenSeconds() {
        bench.link.queues = true;
        bench.owner.answer = new Answer.Serve(new byte[900_000]);
        bench.receive(new Command.Request(7, 3, 0));
        bench.pass(SegmentSender.STALLED.minusMillis(100));
        assertThat(bench.session.uploading()).isTrue();
        bench.pass(Duration.ofMillis(200));
        assertThat(bench.session.uploading()).isFalse();
        assertThat(bench.link.closed).isFalse();
        assertThat(bench.owner.uploadsEnded).isEqualTo(1);
    }

    @Test
    void aNewRequestReplacesTheRunningUpload() {
        bench.link.queues = true;
        bench.link.congestedFrom = 1;
        bench.owner.answer = new Answer.Serve(new byte[300_000]);
        bench.receive(new Command.Request(7, 3, 0));
        bench.link.queuedBytes = 0;
        bench.link.queues = false;
        bench.owner.answer = new Answer.Serve(new byte[1_000]);
        bench.receive(new Command.Request(8, 4, 0));

        assertThat(bench.link.commands())
                .containsExactly(
                        new Command.DataHeader(7, 3, 300_000),
                        new Command.DataHeader(8, 4, 1_000),
                        new Command.DataEnd(8, 4));
        assertThat(bench.owner.uploadsEnded).isEqualTo(2);
    }

    @Test
    void onlyTheCancelOfTheRunningUploadStopsIt() {
        bench.link.queues = true;
        bench.link.congestedFrom = 1;
        bench.owner.answer = new Answer.Serve(new byte[300_000]);
        bench.receive(new Command.Request(7, 3, 0));
        bench.receive(new Command.Cancel(7, 4));
        assertThat(bench.session.uploading()).isTrue();
        bench.receive(new Command.Cancel(99, 3));
        assertThat(bench.session.uploading()).isFalse();
        bench.link.queuedBytes = 0;
        bench.session.onWritable();
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.link.slices()).isEmpty();
        assertThat(bench.sent(Command.DataEnd.class)).isEmpty();
        assertThat(bench.owner.uploadsEnded).isEqualTo(1);
    }

    @Test
    void tellsThePeerWhenItStopsAnUploadItself() {
        bench.link.queues = true;
        bench.link.congestedFrom = 1;
        bench.owner.answer = new Answer.Serve(new byte[300_000]);
        bench.receive(new Command.Request(7, 3, 0));
        bench.session.stopUpload();
        bench.session.stopUpload();
        assertThat(bench.link.commands())
                .containsExactly(new Command.DataHeader(7, 3, 300_000), new Command.Absent(7, 3));
        assertThat(bench.owner.uploadsEnded).isEqualTo(1);
    }

    @Test
    void answersFiveRequestsASecondAndTheRestWithAbsent() {
        bench.owner.answer = new Answer.Serve(new byte[10]);
        for (int i = 0; i < 100; i++) {
            bench.receive(new Command.Request(7, i, 0));
            bench.pass(Duration.ofMillis(10));
        }
        assertThat(bench.sent(Command.DataHeader.class)).hasSizeBetween(9, 10);
        assertThat(bench.sent(Command.Absent.class).size()
                        + bench.sent(Command.DataHeader.class).size())
                .isEqualTo(100);
    }

    @Test
    void refusesNobodyForBeingFast() {
        bench.owner.answer = new Answer.Serve(new byte[200_000]);
        for (int i = 0; i < 100; i++) {
            bench.receive(new Command.Request(i, i, 0));
        }
        assertThat(bench.sent(Command.DataEnd.class)).hasSize(100);
        assertThat(bench.sent(Command.Absent.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cstr, cend", "cstr, dend", "dstr, cend", "dstr, dend"})
    void noSliceLooksLikeACommand(String head, String tail) {
        byte[] segment = new byte[200_000];
        byte[] crafted = V2Bench.commandLooking(65_535, head, tail);
        System.arraycopy(crafted, 0, segment, 0, crafted.length);
        byte[] last = V2Bench.commandLooking(8, head, tail);
        System.arraycopy(last, 0, segment, segment.length - 8, 8);
        // Cut one byte earlier, the next slice begins at 65,534: put the magic there too.
        System.arraycopy(last, 4, segment, 131_065, 4);
        bench.owner.answer = new Answer.Serve(segment);
        bench.receive(new Command.Request(7, 3, 0));
        bench.receive(new Command.Request(7, 4, segment.length - 8));

        ByteArrayOutputStream received = new ByteArrayOutputStream();
        for (byte[] message : bench.link.sent) {
            if (!Framing.looksLikeCommand(message, 0, message.length)) {
                received.writeBytes(message);
            }
        }
        assertThat(received.toByteArray()).startsWith(segment);
        assertThat(received.size()).isEqualTo(segment.length + 8);
        assertThat(Arrays.copyOfRange(received.toByteArray(), segment.length, segment.length + 8))
                .isEqualTo(last);
    }
}
