package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.origin.ScriptedAnswer;
import org.swarmglass.engine.swarm.DownloadBench.Reading;

/** Whatever peers and origin do: counters add up to the byte, readers get an end, the store holds no foreign byte. */
class DownloadsSeededTest {
    private static final int SEGMENTS = 40;

    @ParameterizedTest
    @ValueSource(
            longs = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40
            })
    void countersAddUpUnderRandomFaults(long seed) {
        Random random = new Random(seed);
        DownloadBench bench = new DownloadBench();
        bench.live = random.nextBoolean();
        for (long number = 0; number < SEGMENTS; number++) {
            bench.origin.script(DownloadBench.path(number), faults(random, DownloadBench.bytes(number)));
        }
        List<Reading> readings = new ArrayList<>();
        for (long number = 0; number < SEGMENTS; number++) {
            bench.wanted.headMap(number - 3).clear();
            bench.want(number + 3);
            bench.due = Duration.ofMillis(random.nextInt(8_000));
            Reading reading = new Reading();
            readings.add(reading);
            bench.downloads.attach(bench.want(number), reading);
            while (bench.peers().size() < 3) {
                bench.peer(number, number + 1, number + 2, number + 3);
            }
            for (int step = 0; step < 12; step++) {
                bench.advance(random.nextInt(500) / 1000.0);
                bench.peers.stream().filter(peer -> peer.open).forEach(peer -> act(random, peer));
                bench.checkIdentity();
            }
        }
        bench.listed = false;
        bench.wanted.clear();
        bench.advance(120);
        bench.checkIdentity();
        bench.downloads.close();
        bench.checkIdentity();
        assertThat(bench.traffic.totals().pending()).isZero();
        assertThat(readings).allSatisfy(reading -> assertThat(reading.whole).isPresent());
        for (long number = 0; number < SEGMENTS; number++) {
            if (bench.has(number)) {
                boolean same = Arrays.equals(bench.stored(number), DownloadBench.bytes(number));
                assertThat(same).as("segment " + number).isTrue();
            }
        }
        assertThat(bench.counts.totals().http()
                        + bench.counts.totals().p2p()
                        + bench.counts.totals().mixed())
                .isGreaterThan(SEGMENTS / 2);
    }

    /** Good bytes only, so that what is stored can be compared; everything else may be wrong. */
    private static void act(Random random, ManualPeer peer) {
        if (peer.requests.isEmpty()) {
            return;
        }
        byte[] segment = DownloadBench.bytes(peer.lastRequest().segment());
        int first = (int) peer.lastRequest().firstByte();
        switch (random.nextInt(10)) {
            case 0 -> peer.absent();
            case 1 -> peer.vanish();
            case 2 -> peer.header(random.nextInt(30_000));
            case 3 -> peer.finish();
            case 4 -> {
                peer.begin(segment.length - first);
                peer.media(segment, peer.next(), Math.min(segment.length, peer.next() + random.nextInt(15_000)));
            }
            case 5 -> {
                peer.begin(segment.length - first);
                peer.media(segment, peer.next(), segment.length);
                peer.vanish();
            }
            case 6, 7 -> {
                peer.begin(segment.length - first);
                peer.media(segment, peer.next(), segment.length);
                peer.finish();
            }
            default -> {
                // Silent this time.
            }
        }
    }

    private static ScriptedAnswer[] faults(Random random, byte[] segment) {
        ScriptedAnswer[] answers = new ScriptedAnswer[1 + random.nextInt(4)];
        Arrays.setAll(answers, i -> fault(random, segment));
        answers[answers.length - 1] = random.nextInt(4) > 0 ? ScriptedAnswer.of(segment) : fault(random, segment);
        return answers;
    }

    private static ScriptedAnswer fault(Random random, byte[] segment) {
        ScriptedAnswer good = ScriptedAnswer.of(segment);
        int after = random.nextInt(segment.length);
        return switch (random.nextInt(8)) {
            case 0 -> ScriptedAnswer.status(404);
            case 1 -> ScriptedAnswer.status(503);
            case 2 -> good.failing(ScriptedAnswer.Fault.RESET, after);
            case 3 -> good.failing(ScriptedAnswer.Fault.STALL, after);
            case 4 -> good.failing(ScriptedAnswer.Fault.CLOSE, after);
            case 5 -> good.withoutRanges().with("ETag", "\"" + random.nextInt(3) + "\"");
            case 6 -> good.withoutLength();
            default -> good;
        };
    }
}
