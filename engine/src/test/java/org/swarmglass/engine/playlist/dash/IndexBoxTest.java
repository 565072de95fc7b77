package org.swarmglass.engine.playlist.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;

class IndexBoxTest {
    private static final int SIDX = 0x73696478;

    @Test
    void findsTheIndexBehindOtherBoxesAndPassesNestedOnesOver() throws PlaylistSyntaxException {
        IndexBox box = IndexBox.read(bytes(1), 1_000);
        assertThat(box.end()).isEqualTo(1_000 + 16 + 64 + 12);
        assertThat(box.timescale()).isEqualTo(1_000);
        assertThat(box.references()).hasSize(3);
        assertThat(box.segments(URI.create("http://h/f.mp4"), 10, 0))
                .extracting(segment ->
                        segment.range().orElseThrow() + " " + segment.time().seconds())
                .containsExactly(new ByteRange(1_097, 500) + " 12.0", new ByteRange(1_797, 300) + " 18.0");
    }

    @Test
    void readsTheShorterFormToo() throws PlaylistSyntaxException {
        assertThat(IndexBox.read(bytes(0), 0).references())
                .isEqualTo(IndexBox.read(bytes(1), 0).references());
    }

    @Test
    void refusesEveryCutIndex() {
        byte[] whole = bytes(1);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(PlaylistSyntaxException.class).isThrownBy(() -> IndexBox.read(cut, 0));
        }
    }

    /** A box of something else, then an index of two segments with a nested index between them. */
    private static byte[] bytes(int version) {
        int size = (version == 0 ? 32 : 40) + 3 * 12;
        ByteBuffer out = ByteBuffer.allocate(16 + size);
        out.putInt(16).putInt(0x66747970).putLong(0);
        out.putInt(size).putInt(SIDX).putInt(version << 24).putInt(1).putInt(1_000);
        if (version == 0) {
            out.putInt(2_000).putInt(5);
        } else {
            out.putLong(2_000).putLong(5);
        }
        out.putShort((short) 0).putShort((short) 3);
        out.putInt(500).putInt(4_000).putInt(0);
        out.putInt(0x8000_0000 | 200).putInt(2_000).putInt(0);
        out.putInt(300).putInt(4_000).putInt(0);
        return out.array();
    }
}
