package org.swarmglass.engine.peer.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent.CloseReason;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.PeerSession.Answer;
import org.swarmglass.engine.peer.RecordingDownload;
import org.swarmglass.engine.peer.RecordingOwner;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.v2.Framing;
import org.swarmglass.engine.wire.v2.V2Vectors;

/** Two sessions back to back, over a wire with latency. */
class V2SessionPairTest {
    private static final Duration LATENCY = Duration.ofMillis(20);

    private final VirtualLoop loop = new VirtualLoop();

    /** Both requests and announcements of the captured leecher, fed to our seeder: it says what the real one said. */
    @Test
    void servesACapturedLeecherByteForByteAsTheRealSeederDid() {
        JsonNode messages = V2Vectors.section("dialogue").get("messages");
        V2Bench seeder = new V2Bench();
        seeder.session.announce(announcement(8));
        for (byte[] frame : captured("leecher->seeder", messages)) {
            byte[] segment = new byte[300_000];
            Arrays.fill(segment, frame[7]); // of a request the segment's number, with which the capture was filled
            seeder.owner.answer = new Answer.Serve(segment);
            seeder.session.onMessage(frame);
        }
        // The capture ends before the second completion.
        List<byte[]> expected = captured("seeder->leecher", messages);
        assertThat(hex(seeder.link.sent.subList(0, expected.size()))).isEqualTo(hex(expected));
        assertThat(seeder.link.sent).hasSize(expected.size() + 1);
        assertThat(seeder.session.loaded()).containsExactly(0L, 1L, 2L);

        V2Bench leecher = new V2Bench();
        leecher.session.announce(announcement(2));
        assertThat(leecher.link.sent.get(0))
                .isEqualTo(captured("leecher->seeder", messages).get(0));
    }

    private static List<byte[]> captured(String direction, JsonNode messages) {
        List<byte[]> captured = new ArrayList<>();
        for (JsonNode message : messages) {
            if (!message.get("dir").asText().equals(direction)) {
                continue;
            }
            if (message.has("frame")) {
                captured.add(V2Vectors.bytes(message.get("frame")));
            } else {
                byte[] raw = new byte[message.get("rawSegmentBytes").asInt()];
                Arrays.fill(
                        raw, Integer.decode(message.get("everyByte").asText()).byteValue());
                captured.add(raw);
            }
        }
        return captured;
    }

    private static List<String> hex(List<byte[]> messages) {
        return messages.stream().map(HexFormat.of()::formatHex).toList();
    }

    private static Command.Announcement announcement(int segments) {
        return new Command.Announcement(LongStream.range(0, segments).boxed().toList(), List.of());
    }

    @Test
    void bothDownloadFromEachOtherAtOnce() {
        Pair pair = new Pair(1);
        RecordingDownload left = pair.left.ask(3, 0);
        RecordingDownload right = pair.right.ask(4, 1_000);
        loop.advance(Duration.ofSeconds(2));
        assertThat(left.bytes.toByteArray()).isEqualTo(pair.right.segment(3));
        assertThat(right.bytes.toByteArray())
                .isEqualTo(Arrays.copyOfRange(pair.left.segment(4), 1_000, pair.left.segment(4).length));
        pair.assertBytesAddUp();
        assertThat(loop.waiting()).isZero();
    }

    @Test
    void segmentsFullOfMagicBytesArriveByteExact() {
        for (int seed = 0; seed < 50; seed++) {
            Pair pair = new Pair(seed);
            pair.right.magic = true;
            long number = 9L * seed;
            RecordingDownload download = pair.left.ask(number, 0);
            loop.advance(Duration.ofSeconds(3));
            assertThat(Arrays.equals(download.bytes.toByteArray(), pair.right.segment(number)))
                    .isTrue();
            assertThat(download.done).isEqualTo(1);
        }
    }

    @Test
    void noMessageOfAMagicSegmentLooksLikeACommand() {
        Pair pair = new Pair(3);
        pair.right.magic = true;
        pair.left.ask(3, 0);
        loop.advance(Duration.ofSeconds(3));
        long framed = pair.right.link.sent.stream()
                .filter(message -> Framing.looksLikeCommand(message, 0, message.length))
                .count();
        assertThat(framed).isEqualTo(2); // header and completion
    }

    /** Requests, cancels and resumes at random times on both sides: no byte is lost, doubled or misplaced. */
    @Test
    void everyByteIsAccountedForOnBothSides() {
        for (int seed = 0; seed < 60; seed++) {
            Pair pair = new Pair(seed);
            Entropy entropy = Entropy.seeded(seed + 1_000_000L);
            for (int step = 0; step < 60; step++) {
                Side side = entropy.below(2) == 0 ? pair.left : pair.right;
                if (!side.session.downloading()) {
                    side.ask(entropy.below(9), entropy.below(2) * 5_000L);
                } else if (entropy.below(3) == 0) {
                    side.session.cancelDownload();
                }
                loop.advance(Duration.ofMillis(entropy.below(250)));
            }
            loop.advance(Duration.ofSeconds(30));
            pair.assertBytesAddUp();
            assertThat(pair.left.owner.ends).isEmpty();
            assertThat(pair.right.owner.ends).isEmpty();
            pair.left.session.close(CloseReason.SHUTDOWN, "");
            pair.right.session.close(CloseReason.SHUTDOWN, "");
            loop.advance(Duration.ofSeconds(1));
            assertThat(loop.waiting()).isZero();
        }
    }

    private final class Pair {
        final Side left;
        final Side right;

        Pair(long seed) {
            left = new Side(seed);
            right = new Side(seed + 1);
            left.link.wire = message -> deliver(right, message);
            right.link.wire = message -> deliver(left, message);
        }

        private void deliver(Side to, byte[] message) {
            loop.after(LATENCY, "wire", () -> to.session.onMessage(message));
        }

        void assertBytesAddUp() {
            for (Side side : List.of(left, right)) {
                Side other = side == left ? right : left;
                assertThat(side.session.receivedBytes()).isEqualTo(other.session.sentBytes());
                assertThat(side.delivered() + side.owner.unusedBytes).isEqualTo(side.session.receivedBytes());
                assertThat(side.owner.sentBytes).isEqualTo(side.session.sentBytes());
            }
        }
    }

    /** One end; serves segments made from their number. */
    private final class Side {
        final V2Link link = new V2Link();
        final RecordingOwner owner = new RecordingOwner() {
            @Override
            public Answer onRequest(PeerSession from, long segment, long firstByte) {
                return segment % 9 == 8 ? new Answer.Absent() : new Answer.Serve(segment(segment));
            }
        };
        final PeerSession session;
        final List<RecordingDownload> downloads = new ArrayList<>();
        boolean magic;

        Side(long seed) {
            link.maxMessageBytes = seed % 3 == 0 ? 1_200 : 65_535;
            session = new V2Session(
                    loop, Entropy.seeded(seed), V2Bench.REMOTE, link, new V2Wire(SegmentNumbering.SAME), owner);
        }

        RecordingDownload ask(long segment, long held) {
            RecordingDownload download = new RecordingDownload();
            downloads.add(download);
            session.request(segment, held, OptionalLong.empty(), download);
            return download;
        }

        long delivered() {
            return downloads.stream()
                    .mapToLong(download -> download.bytes.size())
                    .sum();
        }

        byte[] segment(long number) {
            Entropy content = Entropy.seeded(number);
            byte[] segment = content.bytes(10_000 + content.below(100_000));
            if (magic) {
                for (int i = 0; i < segment.length; i++) {
                    segment[i] = (byte) "cstrcenddstrdend".charAt(i % 16);
                }
                segment[4] = 0;
            }
            return segment;
        }
    }
}
