package org.swarmglass.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of hls.js that the recorded masters do not show; expectations by its source, 1.7.4. */
class HlsJsMasterTest {
    private static final URI URL = URI.create("https://a.example/x/master.m3u8");

    @Test
    void dropsVariantsWithUnknownCodecsFromThePositionsButNotFromTheStreamIds() {
        List<SwarmIdentity> named = name(new Recipe22(), """
                #EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="xyz1.1,mp4a.40.2"
                odd.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=2,CODECS="avc1.64001f,mp4a.40.2"
                a.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=3
                b.m3u8
                """);
        assertThat(named).extracting(SwarmIdentity::streamIndex).containsExactly("0", "1");
        assertThat(named).extracting(named1 -> named1.stream().index()).containsExactly(1, 2);
    }

    @Test
    void keepsAllVariantsIfNoneHasOnlyKnownCodecs() {
        List<SwarmIdentity> named = name(new Recipe22(), """
                #EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="AVC1.64001f"
                a.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=2,CODECS="xyz1"
                b.m3u8
                """);
        assertThat(named).extracting(SwarmIdentity::streamIndex).containsExactly("0", "1");
    }

    @Test
    void takesTheFirstListingOfAPlaylistOverBothKinds() {
        String master = """
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="g",NAME="same as the variant",URI="a.m3u8"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="g",NAME="own",URI="own.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=100,AUDIO="g"
                a.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=200,AUDIO="g"
                ./a.m3u8#again
                #EXT-X-STREAM-INF:BANDWIDTH=300,AUDIO="g"
                b.m3u8
                """;
        assertThat(name(new Recipe23(), master))
                .extracting(SwarmIdentity::propertiesText)
                .containsExactly("100--------", "300--------", "0------own--");
        List<SwarmIdentity> numbered = name(new Recipe22(), master);
        assertThat(numbered).extracting(SwarmIdentity::streamIndex).containsExactly("0", "2", "1");
        assertThat(numbered)
                .extracting(named -> named.stream().toString())
                .containsExactly("main-0", "main-1", "secondary-1");
    }

    @Test
    void takesAverageBandwidthWhereTheBandwidthIsMissingAndSaysNanWhereBothAre() {
        assertThat(name(new Recipe23(), """
                        #EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=70,RESOLUTION=640x360
                        a.m3u8
                        #EXT-X-STREAM-INF:RESOLUTION=640x360
                        b.m3u8
                        #EXT-X-STREAM-INF:BANDWIDTH=0,AVERAGE-BANDWIDTH=0,RESOLUTION=640x360
                        c.m3u8
                        """))
                .extracting(SwarmIdentity::propertiesText)
                .containsExactly("70--640-360-----", "NaN--640-360-----", "0--------");
    }

    @Test
    void givesATrackTheCodecsOfItsGroupOrOfTheFirstLevel() {
        assertThat(name(new Recipe23(), """
                        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="hi",LANGUAGE="eng",URI="hi.m3u8"
                        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="none",NAME="N",LANGUAGE="und",URI="none.m3u8"
                        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="lo",NAME="In the variant"
                        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="S",URI="s.m3u8"
                        #EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.64001f,mp4a.40.2",AUDIO="lo"
                        v.m3u8
                        #EXT-X-STREAM-INF:BANDWIDTH=2,CODECS="avc1.64001f/x ec-3/y",AUDIO="hi"
                        w.m3u8
                        """))
                .extracting(SwarmIdentity::propertiesText)
                .containsExactly(
                        "1-avc1.64001f-------", "2-avc1.64001f-------", "0-ec-3---en--eng--", "0-mp4a.40.2-----n--");
    }

    @Test
    void readsSloppyManifests() {
        assertThat(name(
                        new Recipe23(),
                        "#EXT-X-STREAM-INF: BANDWIDTH=5 ,CODECS=\"avc1.64001f,mp4a.40.2\", RESOLUTION=01x2,FRAME-RATE=x\r\n"
                                + "#EXT-X-STREAM-INF:BANDWIDTH=6\r\n"
                                + "# a comment\r\n"
                                + "\r\n"
                                + "  v 1.m3u8  \r\n"
                                + "#EXT-X-STREAM-INF:BANDWIDTH=7\r\n"
                                + "data:,x\r\n"
                                + "#EXT-X-STREAM-INF:no attributes at all"))
                .singleElement()
                .satisfies(named -> {
                    assertThat(named.propertiesText()).isEqualTo("5-avc1.64001f-1-2-----");
                    assertThat(named.playlist()).hasToString("https://a.example/x/v%201.m3u8");
                });
    }

    @Test
    void namesNothingWhereNothingIsListed() {
        for (SwarmRecipe recipe :
                List.of(new Recipe06(), new Recipe10(), new Recipe22(), new Recipe23(), new Recipe50())) {
            assertThat(name(recipe, "")).isEmpty();
            assertThat(name(recipe, "<html>not a playlist</html>")).isEmpty();
        }
    }

    private static List<SwarmIdentity> name(SwarmRecipe recipe, String lines) {
        return recipe.identities(new Manifest(URL, URL, "#EXTM3U\n" + lines), Optional.empty());
    }
}
