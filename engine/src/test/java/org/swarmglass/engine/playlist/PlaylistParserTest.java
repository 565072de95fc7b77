package org.swarmglass.engine.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.snapshot.StreamSnapshot;

class PlaylistParserTest {
    @Test
    void readsALiveWindow() throws PlaylistSyntaxException {
        MediaPlaylist playlist = Fixtures.media("live-ts.m3u8");

        assertThat(playlist.form()).isEqualTo(StreamSnapshot.Form.LIVE);
        assertThat(playlist.ended()).isFalse();
        assertThat(playlist.targetDuration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(playlist.mediaSequence()).isEqualTo(1734);
        assertThat(playlist.entries()).extracting(MediaEntry::sequence).containsExactly(1734L, 1735L, 1736L, 1737L);
        assertThat(playlist.entries()).extracting(MediaEntry::position).containsExactly(0, 1, 2, 3);
        assertThat(playlist.entries())
                .extracting(entry -> entry.uri().toString())
                .containsExactly(
                        "https://origin.example.org/live/main/seg1734.ts?token=a%2Fb&x=1",
                        "https://origin.example.org/live/main/seg1735.ts?token=a%2Fb&x=1",
                        "https://origin.example.org/live/other/seg1736.ts",
                        "https://origin.example.org/root/seg1737.ts");
        MediaEntry third = playlist.entries().get(2);
        assertThat(third.discontinuity()).isTrue();
        assertThat(third.discontinuitySequence()).isEqualTo(4);
        assertThat(third.programDateTime()).contains(Instant.parse("2026-03-01T10:00:04.250Z"));
        assertThat(third.tags())
                .containsExactly(
                        "#EXT-X-PROGRAM-DATE-TIME:2026-03-01T10:00:04.250Z", "#EXTINF:2.000,with a title, and a comma");
        assertThat(playlist.entries().get(1).duration()).isEqualTo(Duration.ofMillis(1960));
    }

    @Test
    void tellsEventAndVodByTheirEnd() throws PlaylistSyntaxException {
        assertThat(Fixtures.media("event.m3u8").form()).isEqualTo(StreamSnapshot.Form.EVENT);
        assertThat(Fixtures.media("vod-ts.m3u8").form()).isEqualTo(StreamSnapshot.Form.VOD);
        MediaPlaylist typedOnly = Fixtures.list("x", 0, 2, "#EXT-X-PLAYLIST-TYPE:VOD");
        assertThat(typedOnly.form()).isEqualTo(StreamSnapshot.Form.LIVE);
    }

    @Test
    void makesImplicitByteRangesExplicit() throws PlaylistSyntaxException {
        MediaPlaylist playlist = Fixtures.media("vod-fmp4-byterange.m3u8");

        assertThat(playlist.entries())
                .extracting(MediaEntry::range)
                .containsExactly(
                        Optional.of(new ByteRange(719, 1000)),
                        Optional.of(new ByteRange(1719, 2000)),
                        Optional.of(new ByteRange(3719, 500)));
        assertThat(playlist.entries().get(2).map().orElseThrow().range()).contains(new ByteRange(0, 719));
    }

    @Test
    void knowsTheKeyOfEverySegment() throws PlaylistSyntaxException {
        List<MediaEntry> entries = Fixtures.media("live-aes.m3u8").entries();

        assertThat(entries.get(1).key().orElseThrow().uri())
                .isEqualTo(URI.create("https://origin.example.org/live/main/keys/k1?session=9"));
        assertThat(entries.get(1).key().orElseThrow().iv()).isEmpty();
        assertThat(entries.get(2).key().orElseThrow().iv()).contains("0x0123456789abcdef0123456789abcdef");
        assertThat(entries.get(3).key()).isEmpty();
        assertThat(Fixtures.media("live-aes.m3u8").unsupported()).isEmpty();
    }

    @Test
    void remembersWhichKeyAnInitSectionStoodUnder() throws PlaylistSyntaxException {
        List<MediaEntry> entries = Fixtures.media("vod-fmp4-aes.m3u8").entries();

        assertThat(entries.get(0).map().orElseThrow().key()).isEmpty();
        assertThat(entries.get(0).key()).isPresent();
        assertThat(entries.get(1).map().orElseThrow().key())
                .isEqualTo(entries.get(1).key());
        assertThat(entries.get(2).map()).isEqualTo(entries.get(1).map());
    }

    @Test
    void countsWhatADeltaUpdateLeftOut() throws PlaylistSyntaxException {
        List<MediaEntry> entries = Fixtures.media("live-delta.m3u8").entries();
        assertThat(entries).extracting(MediaEntry::sequence).containsExactly(105L, 106L);
        assertThat(entries).extracting(MediaEntry::position).containsExactly(5, 6);
    }

    @Test
    void keepsUnknownTagsWithTheirSegmentAndMakesTheirUrisAbsolute() throws PlaylistSyntaxException {
        MediaPlaylist playlist = Fixtures.media("unknown-tags.m3u8");

        assertThat(playlist.outer().before())
                .contains("#EXT-X-ACME-SESSION:ID=\"7\",URI=\"https://origin.example.org/live/main/session/7.json\","
                        + "NOTE=\"a,b=c\"");
        assertThat(playlist.entries().get(0).tags().get(0))
                .contains("X-ASSET-URI=\"https://origin.example.org/live/main/ads/ad1.m3u8\",SCTE35-OUT=0xFC30");
        assertThat(playlist.entries().get(1).tags())
                .containsExactly(
                        "#EXT-X-CUE-OUT-CONT:6/30",
                        "#EXT-X-ACME-THUMB:URI=\"https://origin.example.org/live/main/thumbs/8.jpg\"",
                        "#EXTINF:6.0,");
        assertThat(playlist.entries()).extracting(MediaEntry::gap).containsExactly(false, false, true, false);
    }

    @Test
    void forgivesByteOrderMarkCarriageReturnsBlanksAndDecimals() throws PlaylistSyntaxException {
        MediaPlaylist playlist = Fixtures.media("bom-crlf.m3u8");

        assertThat(playlist.targetDuration()).isEqualTo(Duration.ofSeconds(6));
        assertThat(playlist.entries())
                .extracting(entry -> entry.uri().toString())
                .containsExactly(
                        "https://origin.example.org/live/main/seg%209.ts",
                        "https://origin.example.org/live/main/%C3%BCber/10.ts");
    }

    @Test
    void saysWhyAndWhatToDoAboutDrm() throws PlaylistSyntaxException {
        assertThat(Fixtures.media("sample-aes.m3u8").unsupported().orElseThrow())
                .contains("FairPlay")
                .contains("operator");
        assertThat(keyed("METHOD=SAMPLE-AES,URI=\"k\"")).contains("SAMPLE-AES encryption");
        assertThat(keyed("METHOD=AES-128,URI=\"data:x,1\"")).contains("no http or https address");
        assertThat(keyed("METHOD=SAMPLE-AES,URI=\"l\",KEYFORMAT=\"com.microsoft.playready\""))
                .contains("PlayReady");
    }

    private static String keyed(String attributes) throws PlaylistSyntaxException {
        return Fixtures.mediaOf("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-KEY:" + attributes + "\n#EXTINF:2,\na.ts\n")
                .unsupported()
                .orElseThrow();
    }

    @Test
    void playsAStreamThatOffersAPlainKeyBesideDrm() throws PlaylistSyntaxException {
        MediaPlaylist playlist = Fixtures.mediaOf("#EXTM3U\n#EXT-X-TARGETDURATION:2\n"
                + "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://1\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n"
                + "#EXT-X-KEY:METHOD=AES-128,URI=\"k\",KEYFORMAT=\"identity\"\n#EXTINF:2,\na.ts\n");
        assertThat(playlist.unsupported()).isEmpty();
        assertThat(playlist.entries().get(0).key()).isPresent();
    }

    @Test
    void refusesVariablesAndIFrameListsWithAReason() throws PlaylistSyntaxException {
        String variables =
                "#EXTM3U\n#EXT-X-DEFINE:NAME=\"h\",VALUE=\"x\"\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{$h}.ts\n";
        assertThat(Fixtures.mediaOf(variables).unsupported().orElseThrow()).contains("EXT-X-DEFINE");
        assertThat(Fixtures.list("i", 0, 1, "#EXT-X-I-FRAMES-ONLY")
                        .unsupported()
                        .orElseThrow())
                .contains("key frames");
    }

    @Test
    void ignoresAUriThatIsNoSegment() throws PlaylistSyntaxException {
        MediaPlaylist playlist =
                Fixtures.mediaOf("#EXTM3U\n#EXT-X-TARGETDURATION:2\nstray.ts\n#EXTINF:2,\na.ts\n#EXTINF:2,\n");
        assertThat(playlist.entries()).hasSize(1);
        assertThat(playlist.outer().after()).isEmpty();
    }

    @Test
    void fillsInAMissingTargetDuration() throws PlaylistSyntaxException {
        assertThat(Fixtures.mediaOf("#EXTM3U\n#EXTINF:2.2,\na.ts\n#EXT-X-ENDLIST\n")
                        .targetDuration())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void readsAMaster() throws PlaylistSyntaxException {
        MasterPlaylist master = (MasterPlaylist) PlaylistParser.parse(Fixtures.BASE, Fixtures.text("master.m3u8"));

        assertThat(master.variants()).extracting(Variant::index).containsExactly(0, 1);
        assertThat(master.variants()).extracting(Variant::bandwidth).containsExactly(1_280_000L, 5_000_000L);
        Variant low = master.variants().get(0);
        assertThat(low.uri()).isEqualTo(URI.create("https://origin.example.org/live/main/low/index.m3u8?token=x"));
        assertThat(low.size()).contains(new StreamSnapshot.Size(640, 360));
        assertThat(low.codecs()).contains("avc1.4d401e,mp4a.40.2");
        assertThat(low.frameRate()).contains(25.0);
        assertThat(low.audioGroup()).contains("aac");
        assertThat(low.subtitlesGroup()).contains("subs");
        assertThat(low.averageBandwidth()).contains(1_000_000L);
        assertThat(master.audio())
                .extracting(MediaRendition::index)
                .containsExactly(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.of(0), OptionalInt.of(2));
        assertThat(master.audio().get(0).isDefault()).isTrue();
        assertThat(master.audio().get(3).characteristics()).containsExactly("public.a", "public.b");
        assertThat(master.subtitles()).extracting(MediaRendition::name).containsExactly("English");
    }

    @Test
    void readsAMasterThatBreaksTheRulesPlayersForgive() throws PlaylistSyntaxException {
        String text = "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"\",URI=\"a.m3u8\"\n#EXT-X-MEDIA:TYPE=SMELL\n"
                + "#EXT-X-STREAM-INF:RESOLUTION=big,BANDWIDTH=fast\n\n#EXT-X-ODD\nv.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=1\n";
        MasterPlaylist master = (MasterPlaylist) PlaylistParser.parse(Fixtures.BASE, text);

        assertThat(master.variants()).hasSize(1);
        assertThat(master.variants().get(0).bandwidth()).isZero();
        assertThat(master.audio()).extracting(MediaRendition::name).containsExactly("unnamed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|empty",
                "'  '|empty",
                "'<!DOCTYPE html><html>'|web page",
                "'<MPD xmlns=\"\">'|DASH",
                "'{\"error\":\"gone\"}'|JSON",
                "'GIF89a'|does not begin with #EXTM3U",
                "'#EXTM3UX'|does not begin with #EXTM3U",
                "'#EXTM3U'|neither variants nor segments",
            })
    void saysWhatATextIsThatIsNoPlaylist(String text, String reason) {
        PlaylistSyntaxException refused = refusal(text);
        assertThat(refused.reason()).contains(reason);
        assertThat(refused.cure()).isNotBlank();
    }

    @Test
    void recognizesAChannelList() {
        assertThat(refusal("#EXTM3U x-tvg=\"y\"\n#EXTINF:-1 tvg-id=\"a\",News\nhttp://h/news.m3u8\n")
                        .reason())
                .contains("channels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://h/a.ts", "data:,x", "http:///a.ts", "javascript:x"})
    void refusesAddressesThatAreNotOnTheWeb(String address) {
        assertThat(refusal("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + address + "\n")
                        .reason())
                .contains("neither http nor https");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00.5+0100, 2026-03-01T09:00:00.500Z",
        "2026-03-01T10:00:00-02:30, 2026-03-01T12:30:00Z",
        "2026-03-01T10:00:00+01, 2026-03-01T09:00:00Z",
        "2026-03-01T10:00:00.123456789, 2026-03-01T10:00:00.123456789Z",
    })
    void readsDatesAsOriginsWriteThem(String text, Instant instant) {
        assertThat(DateTimes.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "today", "2026-13-01T10:00:00Z", "2026-03-01T10:00:00+99:00"})
    void overlooksADateThatIsNone(String text) {
        assertThat(DateTimes.parse(text)).isEmpty();
    }

    private static PlaylistSyntaxException refusal(String text) {
        PlaylistSyntaxException refused =
                catchThrowableOfType(PlaylistSyntaxException.class, () -> PlaylistParser.parse(Fixtures.BASE, text));
        assertThat(refused).isNotNull();
        return refused;
    }
}
