package org.swarmglass.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.engine.model.ByteRange;

class ListingTest {
    private static final URI BASE = URI.create("http://127.0.0.1:1/t/main.m3u8");

    /** The first two rows are measured with libvlc 3.0.24: 12 s and 40 s windows of 2 s, livedelay 4 s. */
    @ParameterizedTest
    @CsvSource({"6, 102", "20, 116", "1, 100", "2, 100", "3, 101", "4, 102", "5, 102"})
    void startsALiveStreamWhereVlcDoes(int window, long start) throws Exception {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:100\n");
        for (int i = 0; i < window; i++) {
            text.append("#EXTINF:2,\ns-").append(i).append(".ts\n");
        }
        assertThat(media(text.toString()).start()).isEqualTo(start);
        assertThat(media(text + "#EXT-X-ENDLIST\n").start()).isEqualTo(100);
    }

    @Test
    void carriesInitSectionKeyAndByteRangesOn() throws Exception {
        Listing.Media media = media("""
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXT-X-MAP:URI="a-init",BYTERANGE="10@5"
                #EXT-X-KEY:METHOD=AES-128,URI="a-key"
                #EXTINF:2,
                #EXT-X-BYTERANGE:100@15
                s-all
                #EXTINF:1.5,
                #EXT-X-BYTERANGE:50
                s-all
                #EXT-X-KEY:METHOD=NONE
                #EXTINF:2,
                s-3
                """);
        assertThat(media.entries())
                .extracting(entry -> entry.segment().range())
                .containsExactly(
                        Optional.of(new ByteRange(15, 100)), Optional.of(new ByteRange(115, 50)), Optional.empty());
        Listing.Part init = new Listing.Part(BASE.resolve("a-init"), Optional.of(new ByteRange(5, 10)));
        Listing.Part key = new Listing.Part(BASE.resolve("a-key"), Optional.empty());
        assertThat(media.entry(1).needed()).containsExactly(init, key);
        assertThat(media.entry(2).needed()).containsExactly(init);
        assertThat(media.entry(1).duration()).hasMillis(1_500);
    }

    @Test
    void playsTheFirstVariantWithItsDefaultAudio() throws Exception {
        Listing listing = Listing.parse(BASE, """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="x",NAME="other",DEFAULT=YES,URI="x.m3u8"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="en",URI="en.m3u8"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="fr",DEFAULT=YES,URI="fr.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1000,AUDIO="a"
                v0.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=2000,AUDIO="a"
                v1.m3u8
                """);
        assertThat(listing).isEqualTo(new Listing.Master(List.of(BASE.resolve("v0.m3u8"), BASE.resolve("fr.m3u8"))));
    }

    private static Listing.Media media(String text) throws PlaylistParserException {
        return (Listing.Media) Listing.parse(BASE, text);
    }
}
