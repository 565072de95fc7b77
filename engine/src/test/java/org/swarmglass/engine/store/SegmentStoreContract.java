package org.swarmglass.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

/** What every segment store does. Segments last 4 s and have 100 bytes. */
public abstract class SegmentStoreContract {
    protected static final StreamId MAIN = new StreamId(StreamKind.MAIN, 0);
    protected static final StreamId AUDIO = new StreamId(StreamKind.SECONDARY, 0);
    protected final List<SegmentId> evicted = new ArrayList<>();
    protected SegmentStore store;

    protected abstract SegmentStore create(long capBytes);

    /** Brings the bytes, waiting if the store needs to. */
    protected abstract Optional<byte[]> load(SegmentId id);

    @BeforeEach
    void create() {
        use(1_000);
    }

    protected final void use(long capBytes) {
        store = create(capBytes);
        store.onEvicted(evicted::add);
    }

    protected static SegmentRef segment(StreamId stream, long number) {
        return new SegmentRef(
                new SegmentId(stream, number),
                URI.create("http://origin.test/" + stream + "/" + number),
                Optional.empty(),
                Duration.ofSeconds(4),
                Duration.ofSeconds(4 * number));
    }

    protected static byte[] content(long number) {
        byte[] bytes = new byte[100];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    protected final void put(StreamId stream, long... numbers) {
        for (long number : numbers) {
            store.put(segment(stream, number), content(number));
        }
    }

    @Test
    void givesBackWhatWasPut() {
        put(MAIN, 3, 1, 2);
        put(AUDIO, 9);
        assertThat(store.held(MAIN)).containsExactly(1L, 2L, 3L);
        assertThat(store.holds(new SegmentId(AUDIO, 9))).isTrue();
        assertThat(store.holds(new SegmentId(AUDIO, 1))).isFalse();
        assertThat(load(new SegmentId(MAIN, 2)))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(content(2)));
        assertThat(load(new SegmentId(MAIN, 4))).isEmpty();
        assertThat(store.bytes()).isEqualTo(400);
    }

    @Test
    void keepsTheFirstOfTwo() {
        put(MAIN, 1);
        store.put(segment(MAIN, 1), new byte[300]);
        assertThat(store.bytes()).isEqualTo(100);
        assertThat(load(new SegmentId(MAIN, 1)))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(content(1)));
    }

    @Test
    void letsGoWhatWasPlayedLongestAgo() {
        put(MAIN, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        store.onPlayhead(MAIN, Duration.ofSeconds(20));
        put(MAIN, 10, 11);
        assertThat(evicted).containsExactly(new SegmentId(MAIN, 0), new SegmentId(MAIN, 1));
        assertThat(store.held(MAIN)).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }

    @Test
    void letsGoWhatIsFarthestAheadWhenNothingWasPlayed() {
        store.onPlayhead(MAIN, Duration.ofSeconds(8));
        put(MAIN, 2, 3, 4, 5, 6, 7, 8, 9, 20, 21);
        put(MAIN, 10);
        assertThat(evicted).containsExactly(new SegmentId(MAIN, 21));
    }

    @Test
    void keepsWhatPlaysWithinFifteenSeconds() {
        use(500);
        store.onPlayhead(MAIN, Duration.ofSeconds(101));
        put(MAIN, 30, 40, 25, 26, 27, 28, 1, 2, 3);
        assertThat(store.held(MAIN)).contains(25L, 26L, 27L, 28L);
        assertThat(store.bytes()).isEqualTo(500);
    }

    @Test
    void letsGoEvenThatWhenItAloneExceedsTheCap() {
        use(250);
        store.onPlayhead(MAIN, Duration.ofSeconds(101));
        put(MAIN, 25, 26, 27, 28);
        assertThat(store.held(MAIN)).containsExactly(25L, 26L);
    }

    @Test
    void doesNotKeepASegmentThatIsLargerThanTheCap() {
        store.put(segment(MAIN, 1), new byte[1_001]);
        assertThat(store.bytes()).isZero();
        assertThat(evicted).containsExactly(new SegmentId(MAIN, 1));
    }

    @Test
    void judgesStreamsByTheirOwnPlayheads() {
        store.onPlayhead(MAIN, Duration.ofSeconds(40));
        store.onPlayhead(AUDIO, Duration.ofSeconds(80));
        put(MAIN, 8, 9, 10, 11, 12);
        put(AUDIO, 9, 10, 20, 21, 22);
        put(MAIN, 13);
        assertThat(evicted).containsExactly(new SegmentId(AUDIO, 9));
    }

    @Test
    void neverHoldsMoreThanTheCap() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            StreamId stream = random.nextBoolean() ? MAIN : AUDIO;
            store.put(segment(stream, random.nextInt(200)), new byte[random.nextInt(400)]);
            store.onPlayhead(stream, Duration.ofSeconds(random.nextInt(800)));
            assertThat(store.bytes()).isLessThanOrEqualTo(1_000);
        }
        long held = 0;
        for (StreamId stream : List.of(MAIN, AUDIO)) {
            for (long number : store.held(stream)) {
                held += load(new SegmentId(stream, number)).orElseThrow().length;
            }
        }
        assertThat(store.bytes()).isEqualTo(held);
    }

    @Test
    void clearForgetsEverything() {
        put(MAIN, 1, 2);
        store.clear();
        assertThat(store.bytes()).isZero();
        assertThat(store.held(MAIN)).isEmpty();
        put(MAIN, 1);
        assertThat(store.bytes()).isEqualTo(100);
    }
}
