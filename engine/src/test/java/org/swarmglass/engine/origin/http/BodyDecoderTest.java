package org.swarmglass.engine.origin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyDecoderTest {
    private static final byte[] TEXT = "#EXTINF:4,\nsegment\n".repeat(4_000).getBytes(StandardCharsets.UTF_8);

    private static byte[] decode(AnswerHead.Coding coding, byte[] packed, int step) throws DataFormatException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (BodyDecoder decoder = BodyDecoder.of(coding)) {
            for (int at = 0; at < packed.length; at += step) {
                decoder.accept(Arrays.copyOfRange(packed, at, Math.min(packed.length, at + step)), plain::writeBytes);
            }
            decoder.end();
        }
        return plain.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 1 << 20})
    void decodesPiecesOfAnySize(int step) throws Exception {
        assertThat(decode(AnswerHead.Coding.GZIP, gzip(TEXT), step)).isEqualTo(TEXT);
        assertThat(decode(AnswerHead.Coding.DEFLATE, deflate(false), step)).isEqualTo(TEXT);
        assertThat(decode(AnswerHead.Coding.DEFLATE, deflate(true), step)).isEqualTo(TEXT);
        assertThat(decode(AnswerHead.Coding.IDENTITY, TEXT, step)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1 << 20})
    void readsEveryOptionalGzipField(int step) throws Exception {
        byte[] packed = gzip(TEXT);
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        full.write(packed, 0, 3);
        full.write(2 | 4 | 8 | 16);
        full.write(packed, 4, 6);
        full.writeBytes(new byte[] {3, 0, 9, 9, 9}); // extra
        full.writeBytes("name\0comment\0".getBytes(StandardCharsets.US_ASCII));
        full.writeBytes(new byte[] {1, 2}); // header check
        full.write(packed, 10, packed.length - 10);
        assertThat(decode(AnswerHead.Coding.GZIP, full.toByteArray(), step)).isEqualTo(TEXT);
    }

    @Test
    void joinsGzipMembers() throws Exception {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.writeBytes(gzip(new byte[] {1, 2}));
        two.writeBytes(gzip(new byte[] {3}));
        assertThat(decode(AnswerHead.Coding.GZIP, two.toByteArray(), 5)).containsExactly(1, 2, 3);
    }

    @Test
    void refusesWhatIsCutOrChanged() throws Exception {
        byte[] packed = gzip(TEXT);
        byte[] cut = Arrays.copyOf(packed, packed.length - 1);
        byte[] changed = packed.clone();
        changed[packed.length - 5] ^= 1;
        byte[] zlib = deflate(false);
        zlib[zlib.length - 1] ^= 1;
        for (byte[] bad : new byte[][] {cut, changed, TEXT, new byte[0]}) {
            assertThatThrownBy(() -> decode(AnswerHead.Coding.GZIP, bad, 50)).isInstanceOf(DataFormatException.class);
        }
        assertThatThrownBy(() -> decode(AnswerHead.Coding.DEFLATE, zlib, 50)).isInstanceOf(DataFormatException.class);
        assertThatThrownBy(() -> decode(AnswerHead.Coding.DEFLATE, Arrays.copyOf(deflate(true), 30), 50))
                .isInstanceOf(DataFormatException.class);
    }

    @Test
    void stopsABombAfterAHundredTimesItsBytes() throws Exception {
        byte[] bomb = gzip(new byte[32 << 20]);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (BodyDecoder decoder = BodyDecoder.of(AnswerHead.Coding.GZIP)) {
            assertThatThrownBy(() -> decoder.accept(bomb, plain::writeBytes)).isInstanceOf(DataFormatException.class);
        }
        assertThat(plain.size()).isLessThanOrEqualTo(100 * bomb.length + (64 << 10));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(boolean raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, raw);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(TEXT);
        }
        deflater.end();
        return packed.toByteArray();
    }
}
