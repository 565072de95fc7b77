package org.swarmglass.engine.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.engine.integrity.RunningSha256;

class SegmentBufferTest {
    private static final int MIB = 1 << 20;

    private final SegmentBuffer buffer = new SegmentBuffer(OptionalLong.empty());

    @Test
    void holdsWhatCameInOrderHoweverLittleRoomItBeganWith() {
        byte[] all = new byte[3 * MIB];
        new Random(1).nextBytes(all);
        for (int from = 0; from < all.length; from += 50_000) {
            add(Arrays.copyOfRange(all, from, Math.min(all.length, from + 50_000)));
        }

        assertThat(buffer.bytes()).isEqualTo(all);
        assertThat(buffer.pieces()).hasSize(63);
        assertThat(buffer.pieces().get(62).position).isEqualTo(62 * 50_000);
        assertThat(buffer.pieces().get(62).bytes).isEqualTo(Arrays.copyOfRange(all, 62 * 50_000, all.length));
    }

    @Test
    void aWholeSegmentOfKnownLengthIsNotCopiedOnceMore() {
        buffer.knowTotal(4, false);
        add(1, 2);
        add(3, 4);

        assertThat(buffer.bytes()).containsExactly(1, 2, 3, 4).isSameAs(buffer.bytes());
    }

    @Test
    void whatWasGivenAwayIsNotWrittenTo() {
        buffer.knowTotal(4, false);
        add(1, 2);
        add(3, 4);
        byte[] given = buffer.bytes();

        buffer.truncate(2);
        add(8, 9);
        byte[] second = buffer.bytes();
        buffer.clear();
        add(7, 7, 7, 7);

        assertThat(given).containsExactly(1, 2, 3, 4);
        assertThat(second).containsExactly(1, 2, 8, 9);
    }

    @Test
    void hashesWhatIsHeldAndNothingThatWasDropped() {
        buffer.knowTotal(4, false);
        add(1, 2);
        add(3, 4);
        buffer.digest();
        buffer.truncate(2);
        add(5);

        RunningSha256 expected = new RunningSha256();
        expected.update(new byte[] {1, 2, 5});
        assertThat(buffer.sha256()).isEqualTo(expected.finish());
    }

    /** A peer's word is enough for a usual segment only. */
    @ParameterizedTest
    @CsvSource({
        "65535, 0, 2000000, 2000000",
        "65535, 0, 67108864, 8388608",
        "8400000, 8388608, 67108864, 16777216",
        "300, 200, 250, 300",
        "65535, 0, , 262144",
        "300000, 262144, , 524288"
    })
    void roomGrowsWithWhatHasCome(int needed, int now, @Nullable Long total, int room) {
        OptionalLong known = total == null ? OptionalLong.empty() : OptionalLong.of(total);

        assertThat(SegmentBuffer.room(needed, now, known)).isEqualTo(room);
    }

    private void add(int... bytes) {
        byte[] piece = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            piece[i] = (byte) bytes[i];
        }
        add(piece);
    }

    private void add(byte[] piece) {
        buffer.add(piece, Optional.empty());
    }
}
