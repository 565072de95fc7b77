package org.swarmglass.engine.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.origin.ScriptedAnswer.Fault;
import org.swarmglass.engine.simulation.VirtualLoop;

class ResumingFetchTest {
    private static final URI URL = URI.create("http://origin.test/s.ts");
    private static final byte[] FIRST = bytes(1, 10_500);
    private static final byte[] SECOND = bytes(2, 10_500);

    private final VirtualLoop loop = new VirtualLoop();
    private final FakeOrigin origin = new FakeOrigin(loop);
    private final RecordingFetch got = new RecordingFetch();
    private final ResumingFetch fetch = new ResumingFetch(loop, Entropy.seeded(1), origin, RetryPolicy.forSegments());

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static ScriptedAnswer first() {
        return ScriptedAnswer.of(FIRST).with("ETag", "\"1\"");
    }

    private static ScriptedAnswer second() {
        return ScriptedAnswer.of(SECOND).with("ETag", "\"2\"");
    }

    private static OriginRequest request(Optional<ByteRange> range) {
        return new OriginRequest(URL, range, 1 << 20);
    }

    private void run(Optional<ByteRange> range, ScriptedAnswer... answers) {
        origin.script("/s.ts", answers);
        fetch.start(request(range), got);
        loop.advance(Duration.ofMinutes(5));
    }

    @AfterEach
    void everyByteWasToldOnceAndNothingIsLeftBehind() {
        assertThat(got.wanted + got.unused).isEqualTo(origin.told);
        assertThat(got.ends + got.failures.size()).isLessThanOrEqualTo(1);
        assertThat(loop.waiting()).isZero();
    }

    @Test
    void goesOnWhereTheBytesEnded() {
        run(Optional.empty(), first().failing(Fault.CLOSE, 4_200), first().failing(Fault.RESET, 1_000), first());
        assertThat(got.held.toByteArray()).isEqualTo(FIRST);
        assertThat(got.ends).isEqualTo(1);
        assertThat(got.heads).hasSize(1);
        assertThat(got.unused).isZero();
        assertThat(origin.requests.stream().map(OriginRequest::range))
                .containsExactly(
                        Optional.empty(), Optional.of(ByteRange.from(4_200)), Optional.of(ByteRange.from(5_200)));
    }

    @Test
    void goesOnWithinAByteRange() {
        run(Optional.of(new ByteRange(1_000, 5_000)), first().failing(Fault.STALL, 1_500), first());
        assertThat(got.held.toByteArray()).isEqualTo(Arrays.copyOfRange(FIRST, 1_000, 6_000));
        assertThat(origin.requests.get(1).range()).contains(new ByteRange(2_500, 3_500));
        assertThat(got.heads.get(0).bodyLength()).hasValue(5_000);
    }

    @Test
    void skipsWhatItHasWhenTheWholeComesAgain() {
        run(Optional.empty(), first().failing(Fault.CLOSE, 4_200), first().withoutRanges());
        assertThat(got.held.toByteArray()).isEqualTo(FIRST);
        assertThat(got.unused).isEqualTo(4_200);
    }

    @Test
    void takesARangeOutOfTheWhole() {
        run(Optional.of(new ByteRange(1_000, 2_500)), first().withoutRanges());
        assertThat(got.held.toByteArray()).isEqualTo(Arrays.copyOfRange(FIRST, 1_000, 3_500));
        assertThat(got.unused).isEqualTo(1_500);
        assertThat(got.heads.get(0).whole()).isFalse();
        assertThat(got.heads.get(0).bodyLength()).hasValue(2_500);
        assertThat(got.ends).isEqualTo(1);
    }

    /** Else it would have to be asked for again from the first byte. */
    @Test
    void takesAllOfTheSegmentWhereARangeIsAnsweredWithTheWhole() {
        origin.script("/s.ts", first().withoutRanges());
        fetch.start(
                request(Optional.of(new ByteRange(0, 2_500))),
                new ResumingFetch.Held(Optional.empty(), Optional.empty(), OptionalLong.empty()),
                got);
        loop.advance(Duration.ofMinutes(5));
        assertThat(got.held.toByteArray()).isEqualTo(FIRST);
        assertThat(got.unused).isZero();
        assertThat(got.ends).isEqualTo(1);
    }

    @Test
    void startsAgainWhenTheEntityTagChanges() {
        run(Optional.empty(), first().failing(Fault.CLOSE, 4_200), second());
        assertThat(got.restarts).containsExactly(0L);
        assertThat(got.held.toByteArray()).isEqualTo(SECOND);
        assertThat(got.heads).hasSize(2);
    }

    @Test
    void goesOnAtOnceWhenTheWholeOfTheNewResourceComes() {
        run(Optional.empty(), first().failing(Fault.CLOSE, 4_200), second().withoutRanges());
        assertThat(got.restarts).containsExactly(0L);
        assertThat(got.held.toByteArray()).isEqualTo(SECOND);
        assertThat(origin.requests).hasSize(2);
    }

    @Test
    void startsAgainWhenTheLengthChanges() {
        run(
                Optional.empty(),
                ScriptedAnswer.of(FIRST).failing(Fault.CLOSE, 4_200),
                ScriptedAnswer.of(Arrays.copyOf(SECOND, 9_000)));
        assertThat(got.restarts).containsExactly(0L);
        assertThat(got.held.toByteArray()).isEqualTo(Arrays.copyOf(SECOND, 9_000));
    }

    @Test
    void startsAgainWhenItCannotResume() {
        run(Optional.empty(), first().failing(Fault.CLOSE, 4_200), first().lyingAboutTheRange(), first());
        assertThat(got.restarts).containsExactly(0L);
        assertThat(got.held.toByteArray()).isEqualTo(FIRST);
    }

    @Test
    void startsAgainWhenTheRestIsNotThere() {
        byte[] shorter = Arrays.copyOf(SECOND, 3_000);
        run(
                Optional.empty(),
                ScriptedAnswer.of(FIRST).withoutLength().failing(Fault.CLOSE, 4_200),
                ScriptedAnswer.of(shorter));
        assertThat(got.restarts).containsExactly(0L);
        assertThat(got.held.toByteArray()).isEqualTo(shorter);
    }

    @Test
    void restartsAtTheSegmentsFirstByteWhenTheCallerHeldSome() {
        origin.script("/s.ts", second());
        ByteRange segment = new ByteRange(1_000, 5_000);
        fetch.start(
                request(Optional.of(segment.after(2_000))),
                new ResumingFetch.Held(Optional.of(segment), Optional.of("\"1\""), OptionalLong.empty()),
                got);
        loop.advance(Duration.ofMinutes(1));
        assertThat(got.restarts).containsExactly(1_000L);
        assertThat(got.held.toByteArray()).isEqualTo(Arrays.copyOfRange(SECOND, 1_000, 6_000));
    }

    @Test
    void endsWhenTheConnectionBreaksBehindTheLastByte() {
        run(Optional.empty(), first().failing(Fault.STALL, FIRST.length));
        assertThat(got.ends).isEqualTo(1);
        assertThat(got.retries).isEmpty();
    }

    @Test
    void givesUpAnEntityThatFlaps() {
        ScriptedAnswer[] flapping = new ScriptedAnswer[20];
        for (int i = 0; i < flapping.length; i++) {
            flapping[i] = (i % 2 == 0 ? first() : second()).failing(Fault.CLOSE, 2_000);
        }
        run(Optional.empty(), flapping);
        assertThat(got.failures).hasSize(1);
        assertThat(origin.requests).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"404,3", "410,1", "403,2", "401,2", "400,1", "416,1", "429,4", "500,4", "503,4"})
    void asksAsOftenAsTheStatusDeserves(int status, int requests) {
        run(Optional.empty(), ScriptedAnswer.status(status));
        assertThat(origin.requests).hasSize(requests);
        assertThat(got.failures).containsExactly(new FetchFailure.Status(status, Optional.empty()));
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        run(Optional.empty(), ScriptedAnswer.status(429).with("Retry-After", "9"), first());
        assertThat(got.pauses).hasSize(1);
        assertThat(got.pauses.get(0)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
        assertThat(got.ends).isEqualTo(1);
    }

    @Test
    void givesUpWhenTheServerAsksForTooLong() {
        run(Optional.empty(), ScriptedAnswer.status(503).with("Retry-After", "3600"));
        assertThat(got.failures).hasSize(1);
        assertThat(origin.requests).hasSize(1);
    }

    @Test
    void pausesGrowAndAreSpread() {
        run(Optional.empty(), ScriptedAnswer.status(503));
        assertThat(got.pauses.get(0)).isBetween(Duration.ofMillis(350), Duration.ofMillis(650));
        assertThat(got.pauses.get(1)).isBetween(Duration.ofMillis(700), Duration.ofMillis(1_300));
        assertThat(got.pauses.get(2)).isBetween(Duration.ofMillis(1_400), Duration.ofMillis(2_600));
    }

    @Test
    void saysNothingAfterCancelInAPauseOrInAnAnswer() {
        origin.script("/s.ts", ScriptedAnswer.status(503));
        ResumingFetch.Handle paused = fetch.start(request(Optional.empty()), got);
        loop.runDue();
        assertThat(got.retries).hasSize(1);
        paused.cancel();
        origin.script("/s.ts", first());
        RecordingFetch other = new RecordingFetch();
        ResumingFetch.Handle running = fetch.start(request(Optional.empty()), other);
        other.onFirstBytes = running::cancel;
        loop.advance(Duration.ofMinutes(1));
        assertThat(other.wanted).isEqualTo(1_000);
        assertThat(other.ends).isZero();
        assertThat(origin.requests).hasSize(2);
        got.unused += other.wanted; // for the books of this test
    }

    /** F4 of reliability.md: whatever goes wrong, two versions are never mixed. */
    @Test
    void neverMixesVersions() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            VirtualLoop ownLoop = new VirtualLoop();
            FakeOrigin ownOrigin = new FakeOrigin(ownLoop);
            RecordingFetch own = new RecordingFetch();
            ScriptedAnswer[] answers = new ScriptedAnswer[6];
            Arrays.setAll(answers, i -> anyAnswer(random));
            ownOrigin.script("/s.ts", answers);
            boolean part = random.nextInt(3) == 0;
            Optional<ByteRange> range = part ? Optional.of(new ByteRange(500, 7_000)) : Optional.empty();
            new ResumingFetch(ownLoop, Entropy.seeded(seed), ownOrigin, RetryPolicy.forSegments())
                    .start(request(range), own);
            ownLoop.advance(Duration.ofMinutes(5));

            assertThat(own.wanted + own.unused).as("books of seed %d", seed).isEqualTo(ownOrigin.told);
            assertThat(own.ends + own.failures.size())
                    .as("end of seed %d", seed)
                    .isEqualTo(1);
            assertThat(ownLoop.waiting()).isZero();
            if (own.ends == 1) {
                assertThat(own.held.toByteArray())
                        .as("content of seed %d", seed)
                        .isIn(version(FIRST, part), version(SECOND, part));
            }
        }
    }

    private static byte[] version(byte[] whole, boolean part) {
        return part ? Arrays.copyOfRange(whole, 500, 7_500) : whole;
    }

    private static ScriptedAnswer anyAnswer(Random random) {
        ScriptedAnswer answer = random.nextInt(4) == 0 ? second() : first();
        answer = random.nextInt(4) == 0 ? answer.withoutRanges() : answer;
        answer = random.nextInt(4) == 0 ? answer.withoutLength() : answer;
        Fault cut = new Fault[] {Fault.CLOSE, Fault.RESET, Fault.STALL}[random.nextInt(3)];
        return switch (random.nextInt(8)) {
            case 0 -> answer;
            case 1 -> ScriptedAnswer.status(503);
            case 2 -> answer.lyingAboutTheRange();
            case 3 -> ScriptedAnswer.status(404);
            default -> answer.failing(cut, random.nextInt(FIRST.length + 1));
        };
    }
}
