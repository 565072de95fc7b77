package org.swarmglass.engine.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.playlist.Fixtures.list;

import io.lindstrom.m3u8.model.MediaSegment;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.Timeline.Listed;

class PlayerTextTest {
    private final Fixtures.RecordingLinks links = new Fixtures.RecordingLinks();

    /** Read, written and read again: the same segments in number, time, context and tags, every address a link. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "live-ts.m3u8",
                "event.m3u8",
                "vod-ts.m3u8",
                "vod-fmp4-byterange.m3u8",
                "live-aes.m3u8",
                "vod-fmp4-aes.m3u8",
                "low-latency.m3u8",
                "live-delta.m3u8",
                "unknown-tags.m3u8",
                "bom-crlf.m3u8",
                "vod-duplicates.m3u8"
            })
    void saysTheSameAsTheOrigin(String name) throws PlaylistSyntaxException {
        MediaPlaylist origin = Fixtures.media(name);
        String text = whole(origin);
        MediaPlaylist again = Fixtures.mediaOf(text);

        assertThat(again.ended()).isEqualTo(origin.ended());
        assertThat(again.form()).isEqualTo(origin.form());
        assertThat(again.outer()).isEqualTo(origin.outer());
        assertThat(again.targetDuration()).isEqualTo(origin.targetDuration());
        assertThat(again.entries()).hasSameSizeAs(origin.entries());
        for (int i = 0; i < origin.entries().size(); i++) {
            MediaEntry before = origin.entries().get(i);
            MediaEntry after = again.entries().get(i);
            assertThat(after.tags()).isEqualTo(before.tags());
            assertThat(after.sequence()).isEqualTo(before.sequence());
            assertThat(after.duration()).isEqualTo(before.duration());
            assertThat(after.discontinuity()).isEqualTo(before.discontinuity());
            assertThat(after.discontinuitySequence()).isEqualTo(before.discontinuitySequence());
            assertThat(after.programDateTime()).isEqualTo(before.programDateTime());
            assertThat(after.key().isPresent()).isEqualTo(before.key().isPresent());
            assertThat(after.key().flatMap(KeyInfo::iv)).isEqualTo(before.key().flatMap(KeyInfo::iv));
            assertThat(after.map().isPresent()).isEqualTo(before.map().isPresent());
            assertThat(after.map().map(map -> map.key().isPresent()))
                    .isEqualTo(before.map().map(map -> map.key().isPresent()));
            assertThat(after.uri().getPath()).contains("/s-main-0-");
            assertThat(after.range()).isEmpty();
        }
        assertThat(text)
                .doesNotContain("EXT-X-PART")
                .doesNotContain("EXT-X-START")
                .doesNotContain("PRELOAD");
        assertThat(Fixtures.mediaOf(whole(again)).entries()).hasSameSizeAs(origin.entries());
    }

    private String whole(MediaPlaylist playlist) {
        Timeline timeline = new Timeline(Fixtures.MAIN);
        timeline.accept(playlist);
        return PlayerText.media(playlist, timeline.window(), playlist.ended(), links);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "live-ts.m3u8",
                "event.m3u8",
                "vod-ts.m3u8",
                "vod-fmp4-byterange.m3u8",
                "live-aes.m3u8",
                "vod-fmp4-aes.m3u8",
                "low-latency.m3u8",
                "bom-crlf.m3u8"
            })
    void writesWhatAStrictReaderAccepts(String name) throws PlaylistSyntaxException, PlaylistParserException {
        MediaPlaylist origin = Fixtures.media(name);
        io.lindstrom.m3u8.model.MediaPlaylist strict =
                new MediaPlaylistParser(ParsingMode.STRICT).readPlaylist(whole(origin));
        assertThat(strict.mediaSegments()).hasSameSizeAs(origin.entries());
        assertThat(strict.mediaSegments()).extracting(MediaSegment::uri).allMatch(links.segments::containsKey);
        assertThat(strict.serverControl()).isEmpty();
    }

    @Test
    void writesALiveWindowLineByLine() throws PlaylistSyntaxException {
        assertThat(whole(Fixtures.media("live-ts.m3u8"))).isEqualTo("""
                        #EXTM3U
                        #EXT-X-TARGETDURATION:2
                        #EXT-X-MEDIA-SEQUENCE:1734
                        #EXT-X-DISCONTINUITY-SEQUENCE:3
                        #EXT-X-VERSION:3
                        #EXTINF:2.000,
                        s-main-0-1734.ts
                        #EXTINF:1.960,
                        s-main-0-1735.ts
                        #EXT-X-DISCONTINUITY
                        #EXT-X-PROGRAM-DATE-TIME:2026-03-01T10:00:04.250Z
                        #EXTINF:2.000,with a title, and a comma
                        s-main-0-1736.ts
                        #EXTINF:2,
                        s-main-0-1737.ts
                        """);
    }

    @Test
    void sendsKeysAndInitSectionsThroughLinks() throws PlaylistSyntaxException {
        String text = whole(Fixtures.media("vod-fmp4-byterange.m3u8"));
        assertThat(text).doesNotContain("BYTERANGE").doesNotContain("main.mp4");
        whole(Fixtures.media("live-aes.m3u8"));
        assertThat(links.auxiliaries.values())
                .contains(
                        "INIT_SECTION https://origin.example.org/live/main/main.mp4 bytes=0-718",
                        "KEY https://origin.example.org/live/main/keys/k1?session=9");
    }

    @Test
    void keepsEveryInitSectionUnderItsOwnKey() throws PlaylistSyntaxException {
        List<String> context = whole(Fixtures.media("vod-fmp4-aes.m3u8"))
                .lines()
                .filter(line -> line.startsWith("#EXT-X-KEY") || line.startsWith("#EXT-X-MAP"))
                .map(line -> line.replaceAll("a-[0-9a-f]+", "link"))
                .toList();
        assertThat(context)
                .containsExactly(
                        "#EXT-X-MAP:URI=\"link\"",
                        "#EXT-X-KEY:METHOD=AES-128,URI=\"link\",IV=0x00000000000000000000000000000001",
                        "#EXT-X-KEY:METHOD=AES-128,URI=\"link\",IV=0x00000000000000000000000000000002",
                        "#EXT-X-MAP:URI=\"link\"",
                        "#EXT-X-KEY:METHOD=NONE");
    }

    @Test
    void repeatsTheContextWhenTheFrontIsCutOff() throws PlaylistSyntaxException {
        MediaPlaylist origin = Fixtures.media("live-aes.m3u8");
        Timeline timeline = new Timeline(Fixtures.MAIN);
        timeline.accept(origin);
        List<Listed> tail = timeline.window().subList(1, 3);

        MediaPlaylist again = Fixtures.mediaOf(PlayerText.media(origin, tail, false, links));
        assertThat(again.mediaSequence()).isEqualTo(51);
        assertThat(again.entries()).allMatch(entry -> entry.key().isPresent());
    }

    @Test
    void writesTheVectorOutWhereItsSegmentGotAnotherNumber() throws PlaylistSyntaxException {
        Timeline timeline = new Timeline(Fixtures.MAIN);
        timeline.accept(list("s", 5000, 2));
        MediaPlaylist restarted = Fixtures.media("live-aes.m3u8");
        timeline.accept(restarted);

        String text = PlayerText.media(restarted, timeline.listable(), false, links);
        List<MediaEntry> again = Fixtures.mediaOf(text).entries();
        assertThat(again).extracting(MediaEntry::sequence).startsWith(5000L, 5001L, 5002L);
        assertThat(again.get(2).key().orElseThrow().iv()).contains("0x" + "0".repeat(30) + "32");
        assertThat(again.get(3).key().orElseThrow().iv()).contains("0x" + "0".repeat(30) + "33");
        assertThat(again.get(4).key().orElseThrow().iv()).contains("0x0123456789abcdef0123456789abcdef");
        assertThat(again.get(2).discontinuity()).isTrue();
    }

    @Test
    void splicesRenditionsWithoutADiscontinuity() throws PlaylistSyntaxException {
        String init = "#EXT-X-MAP:URI=\"%s-init.mp4\"\n#EXTINF";
        MediaPlaylist low = Fixtures.mediaOf(list("low", 10, 4).text().replaceFirst("#EXTINF", init.formatted("low")));
        MediaPlaylist high =
                Fixtures.mediaOf(list("high", 10, 4).text().replaceFirst("#EXTINF", init.formatted("high")));
        Timeline first = new Timeline(Fixtures.MAIN);
        first.accept(low);
        Timeline second = new Timeline(new StreamId(StreamKind.MAIN, 1), first);
        second.accept(high);
        List<Listed> spliced = new ArrayList<>(first.window().subList(0, 2));
        spliced.addAll(second.window().subList(2, 4));

        String text = PlayerText.media(high, spliced, false, links);
        assertThat(text).doesNotContain("DISCONTINUITY");
        assertThat(text.lines().filter(line -> line.startsWith("#EXT-X-MAP"))).hasSize(2);
        assertThat(text).containsSubsequence("s-main-0-11.ts", "#EXT-X-MAP", "s-main-1-12.ts");
        assertThat(Fixtures.mediaOf(text).entries())
                .extracting(MediaEntry::sequence)
                .containsExactly(10L, 11L, 12L, 13L);
    }

    @Test
    void claimsEventVodAndEndOnlyWhileTrue() throws PlaylistSyntaxException {
        MediaPlaylist event = Fixtures.media("event.m3u8");
        List<Listed> all = window(event);
        assertThat(PlayerText.media(event, all.subList(0, 2), false, links)).contains("TYPE:EVENT");
        assertThat(PlayerText.media(event, all.subList(1, 4), false, links)).doesNotContain("TYPE:EVENT");

        MediaPlaylist vod = Fixtures.media("vod-ts.m3u8");
        List<Listed> three = window(vod);
        assertThat(PlayerText.media(vod, three, true, links))
                .contains("TYPE:VOD")
                .contains("ENDLIST");
        assertThat(PlayerText.media(vod, three, false, links)).doesNotContain("ENDLIST");
        assertThat(PlayerText.media(vod, three.subList(0, 2), true, links))
                .doesNotContain("TYPE:VOD")
                .doesNotContain("ENDLIST");
    }

    private static List<Listed> window(MediaPlaylist playlist) {
        Timeline timeline = new Timeline(Fixtures.MAIN);
        timeline.accept(playlist);
        return timeline.window();
    }

    @Test
    void raisesTheTargetDurationToTheLongestListed() throws PlaylistSyntaxException {
        MediaPlaylist longer = Fixtures.mediaOf(list("s", 1, 2).text().replace("2.0", "3.6"));
        assertThat(PlayerText.media(longer, window(longer), false, links)).contains("#EXT-X-TARGETDURATION:4\n");
    }

    @Test
    void writesAnEmptyListForAStreamThatHasNotBegun() throws PlaylistSyntaxException {
        MediaPlaylist empty = list("s", 5, 0);
        assertThat(PlayerText.media(empty, List.of(), false, links))
                .isEqualTo("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-VERSION:3\n");
    }

    @Test
    void givesThePlayerOneVariantWithItsGroups() throws PlaylistSyntaxException, PlaylistParserException {
        MasterPlaylist master = (MasterPlaylist) PlaylistParser.parse(Fixtures.BASE, Fixtures.text("master.m3u8"));
        String text = PlayerText.master(master, master.variants().get(0), links);

        assertThat(links.playlists)
                .containsExactly(
                        "https://origin.example.org/live/main/audio/en.m3u8?q=1",
                        "https://origin.example.org/live/main/audio/de.m3u8",
                        "https://origin.example.org/live/main/subs/en.m3u8",
                        "https://origin.example.org/live/main/low/index.m3u8?token=x");
        assertThat(text)
                .contains("DATA-ID=\"org.example.title\",URI=\"https://origin.example.org/live/main/title.json\"")
                .contains("#EXT-X-ACME-EXTRA:URI=\"https://origin.example.org/live/main/extra.json\"")
                .contains("INSTREAM-ID=\"CC1\"")
                .contains("#EXT-X-SESSION-KEY:METHOD=AES-128,URI=\"a-")
                .doesNotContain("skd://")
                .doesNotContain("I-FRAME")
                .doesNotContain("STEERING")
                .doesNotContain("EXT-X-START")
                .doesNotContain("ac3")
                .doesNotContain("angle");
        assertThat(new MasterPlaylistParser()
                        .readPlaylist(text.replace("#EXT-X-ACME", "# "))
                        .variants())
                .hasSize(1);
    }

    @Test
    void givesAnAudioOnlyVariantItsOwnAudio() throws PlaylistSyntaxException {
        String text = "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"n\",URI=\"a.m3u8\"\n"
                + "#EXT-X-STREAM-INF:BANDWIDTH=64000,AUDIO=\"a\"\na.m3u8\n";
        MasterPlaylist master = (MasterPlaylist) PlaylistParser.parse(Fixtures.BASE, text);
        assertThat(PlayerText.master(master, master.variants().get(0), links))
                .contains("NAME=\"n\"\n")
                .contains("\np1.m3u8\n");
    }

    @Test
    void passesSubtitlesThroughAuxiliaryLinks() throws PlaylistSyntaxException {
        MediaPlaylist subtitles = list("sub", 40, 4);
        MediaPlaylist again = Fixtures.mediaOf(PlayerText.subtitles(subtitles, 1, links));

        assertThat(again.entries()).extracting(MediaEntry::sequence).containsExactly(40L, 41L, 42L);
        assertThat(links.auxiliaries.values()).contains("SUBTITLE https://origin.example.org/live/main/sub40.ts");
        assertThat(PlayerText.subtitles(list("sub", 0, 4, "#EXT-X-ENDLIST"), 1, links))
                .contains("ENDLIST");
    }
}
