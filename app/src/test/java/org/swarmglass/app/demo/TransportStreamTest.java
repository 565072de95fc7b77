package org.swarmglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransportStreamTest {
    private static final long LAST_TICK = (1L << 33) - 1;

    @Test
    void movesEveryTimeAndKeepsWhatIsNone() {
        // Video, unit start, adaptation of 13 bytes with PCR 0 and OPCR 0, PES with PTS 0 and DTS 0.
        byte[] packet =
                packet("47410030 0d18 000000007e00 000000007e01 000001e00000 80c00a 3100010001 1100010001 abcd");

        byte[] moved = TransportStream.later(packet, 0x1_2345_6789L, Map.of(0x100, 5L));

        // Bits of 0x123456789 by hand: PCR base is 33 bits from the left; a stamp is 3, 15 and 15 bits with markers.
        assertThat(hex(moved, 0, 4)).isEqualTo("47410035");
        assertThat(hex(moved, 6, 12)).isEqualTo("91a2b3c4fe00" + "91a2b3c4fe01");
        assertThat(hex(moved, 27, 10)).isEqualTo(stamp(3, 0x1_2345_6789L) + stamp(1, 0x1_2345_6789L));
        assertThat(hex(moved, 37, 2)).isEqualTo("abcd");
    }

    @Test
    void wrapsStampsAt33Bits() {
        byte[] packet = packet("47410010 000001e00000 808005 " + stamp(2, LAST_TICK));

        byte[] moved = TransportStream.later(packet, 3, Map.of());

        assertThat(hex(moved, 13, 5)).isEqualTo(stamp(2, 2));
    }

    @Test
    void leavesTablesAsTheyAre() {
        byte[] packet = packet("47400010 0000b00d0001c100000001f0002ab104b2");

        assertThat(TransportStream.later(packet, 90_000, Map.of())).isEqualTo(packet);
    }

    @Test
    void repeatsTheCounterOnPacketsWithoutPayload() {
        byte[] packet = packet("47010020 b7 00");

        assertThat(hex(TransportStream.later(packet, 0, Map.of(0x100, 16L)), 3, 1))
                .isEqualTo("2f");
    }

    @Test
    void refusesBytesThatAreNoWholePackets() {
        assertThatThrownBy(() -> TransportStream.payloads(new byte[188])).hasMessageContaining("byte 0");
        assertThatThrownBy(() -> TransportStream.later(new byte[] {0x47, 0, 0}, 1, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Composed bit by bit from the field widths of the standard. */
    private static String stamp(int prefix, long ticks) {
        String bits = String.format("%33s", Long.toBinaryString(ticks)).replace(' ', '0');
        String all = String.format("%4s", Integer.toBinaryString(prefix)).replace(' ', '0') + bits.substring(0, 3) + "1"
                + bits.substring(3, 18) + "1" + bits.substring(18) + "1";
        return String.format("%010x", Long.parseLong(all, 2));
    }

    private static byte[] packet(String hex) {
        byte[] packet = new byte[188];
        byte[] head = HexFormat.of().parseHex(hex.replace(" ", ""));
        System.arraycopy(head, 0, packet, 0, head.length);
        return packet;
    }

    private static String hex(byte[] bytes, int from, int length) {
        return HexFormat.of().formatHex(bytes, from, from + length);
    }
}
