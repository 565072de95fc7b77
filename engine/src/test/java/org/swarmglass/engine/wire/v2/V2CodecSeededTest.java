package org.swarmglass.engine.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.MalformedMessageException;

/** 10^5 seeded cases each: what was written is read back, and no bytes break the receiver. */
class V2CodecSeededTest {
    private static final int CASES = 100_000;
    private static final String MAGIC = "cstrdstrcenddend";

    private final Entropy entropy = Entropy.seeded(20_251);

    @Test
    void everyCommandSurvivesTheRoundTripAtEveryMessageSize() throws Exception {
        V2Receiver receiver = new V2Receiver();
        for (int i = 0; i < CASES; i++) {
            Command command = command();
            List<byte[]> frames = V2Encoder.encode(command, i % 3 == 0 ? 9 + entropy.below(60) : 65_535);
            Inbound read = new Inbound.Nothing();
            for (byte[] frame : frames) {
                if (!(read instanceof Inbound.Nothing)) {
                    throw new AssertionError("a command before its last frame");
                }
                read = receiver.accept(frame);
            }
            assertSame(command, ((Inbound.Commanded) read).command());
        }
    }

    /** Grouping changes the order of ids, nothing else. */
    private static void assertSame(Command written, Command read) {
        if (written instanceof Command.Announcement expected && read instanceof Command.Announcement actual) {
            assertThat(new TreeSet<>(actual.loaded())).isEqualTo(new TreeSet<>(expected.loaded()));
            assertThat(new TreeSet<>(actual.loading())).isEqualTo(new TreeSet<>(expected.loading()));
            assertThat(actual.loaded()).hasSameSizeAs(expected.loaded());
        } else {
            assertThat(read).isEqualTo(written);
        }
    }

    @Test
    void anyMutationGivesAValueOrTheOneException() {
        V2Receiver receiver = new V2Receiver();
        int malformed = 0;
        for (int i = 0; i < CASES; i++) {
            List<byte[]> frames = V2Encoder.encode(command(), i % 2 == 0 ? 24 : 65_535);
            byte[] mutated = mutate(frames.get(entropy.below(frames.size())));
            try {
                receiver.accept(mutated);
            } catch (MalformedMessageException expected) {
                malformed++;
            }
        }
        assertThat(malformed).isBetween(CASES / 10, CASES);
    }

    @Test
    void randomPayloadsGiveAValueOrTheOneException() {
        V2Receiver receiver = new V2Receiver();
        int malformed = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] frame = entropy.bytes(8 + entropy.below(48));
            magic(frame, 0, 4 * entropy.below(2));
            magic(frame, frame.length - 4, 8 + 4 * entropy.below(2));
            if (frame.length > 8) {
                frame[4] = (byte) entropy.below(7);
            }
            try {
                receiver.accept(frame);
            } catch (MalformedMessageException expected) {
                malformed++;
            }
        }
        assertThat(malformed).isPositive();
    }

    private byte[] mutate(byte[] frame) {
        byte[] mutated = frame.clone();
        for (int flips = 1 + entropy.below(4); flips > 0 && mutated.length > 8; flips--) {
            mutated[4 + entropy.below(mutated.length - 8)] = (byte) entropy.below(256);
        }
        if (entropy.below(4) == 0 && mutated.length > 10) {
            // Cut in the middle, the magic kept.
            byte[] cut = new byte[8 + entropy.below(mutated.length - 8)];
            System.arraycopy(mutated, 0, cut, 0, cut.length - 4);
            System.arraycopy(mutated, mutated.length - 4, cut, cut.length - 4, 4);
            return cut;
        }
        return mutated;
    }

    private static void magic(byte[] frame, int at, int from) {
        for (int i = 0; i < 4; i++) {
            frame[at + i] = (byte) MAGIC.charAt(from + i);
        }
    }

    private Command command() {
        return switch (entropy.below(6)) {
            case 0 -> new Command.Announcement(ids(), ids());
            case 1 -> new Command.Request(number(), number(), Math.abs(number()));
            case 2 -> new Command.DataHeader(number(), number(), number());
            case 3 -> new Command.DataEnd(number(), number());
            case 4 -> new Command.Absent(number(), number());
            default -> new Command.Cancel(number(), number());
        };
    }

    private long number() {
        long magnitude = entropy.nextLong() >>> (11 + entropy.below(53));
        return entropy.below(4) == 0 ? -magnitude : magnitude;
    }

    private List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        long from = number() / 2;
        int count = entropy.below(50) == 0 ? entropy.below(600) : entropy.below(8);
        for (int i = 0; i < count; i++) {
            ids.add(from + (entropy.below(3) == 0 ? entropy.below(2_000) : i));
        }
        return ids;
    }
}
