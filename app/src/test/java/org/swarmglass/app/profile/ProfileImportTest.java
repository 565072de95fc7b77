package org.swarmglass.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.app.profile.Finding.Level;
import org.swarmglass.app.settings.StreamEntry;

class ProfileImportTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void readsAConfigurationOf2() {
        Imported imported = read("""
                {
                  "core": {
                    "announceTrackers": ["wss://one.example", "wss://two.example/announce?k=1"],
                    "rtcConfig": {"iceServers": [
                      {"urls": ["stun:s.example:3478", "stun:s2.example"]},
                      {"urls": "turn:t.example:3478?transport=udp", "username": "1700:me", "credential": "a/b="}
                    ]},
                    "swarmId": "common",
                    "mainStream": {"swarmId": "event-7"},
                    "highDemandTimeWindow": 20,
                    "p2pMaxPeers": 9
                  }
                }""");
        StreamEntry stream = imported.profile().stream();
        assertThat(stream.trackers()).containsExactly("wss://one.example", "wss://two.example/announce?k=1");
        assertThat(stream.iceServers())
                .containsExactly(
                        "stun:s.example:3478", "stun:s2.example", "turn:1700%3Ame:a%2Fb=@t.example:3478?transport=udp");
        assertThat(stream.swarmId()).isEqualTo("event-7");
        assertThat(stream.generation()).isEqualTo("2.3");
        assertThat(imported.hasErrors()).isFalse();
        assertThat(imported.findings())
                .singleElement()
                .satisfies(ignored -> assertThat(ignored.what()).contains("highDemandTimeWindow, p2pMaxPeers"));
    }

    @Test
    void asksForTheGenerationWhenTheOptionsDoNotTellIt() {
        Imported imported = read("new HlsJsP2PEngine({core: {announceTrackers: ['wss://t.example']}})");
        assertThat(imported.profile().stream().generation()).isEmpty();
        assertThat(imported.findings()).singleElement().satisfies(note -> {
            assertThat(note.level()).isEqualTo(Level.NOTE);
            assertThat(note.cure()).contains("2.2 for 1.0.4");
        });
    }

    @Test
    void readsAConfigurationOf06WithTheCodeAroundIt() {
        Imported imported = read("""
                import { Engine } from 'p2p-media-loader-hlsjs';
                export class P2pHlsPlugin extends Plugin {
                  constructor(player: videojs.Player, options: unknown) { super(player); }
                }
                const engine = new Engine({
                  segments: { swarmId: `event` },
                  loader: {
                    trackerAnnounce: ["wss://t.example/?token=" + jwt, 'wss://u.example',], // Wt Server
                    rtcConfig: {
                      iceServers: [
                        { urls: 'stun:s.example' }, //  Stun server
                      ],
                    } as RTCConfiguration,
                    async segmentValidator(segment, method) { if (!segment) { throw new Error("}"); } },
                  }
                });
                player.options_.html5 = {
                  ...player.options_.html5,
                  hlsjsConfig: {
                    liveSyncDurationCount: 7, // To have at least 7 segments in queue
                    loader: engine.createLoaderClass() as unknown,
                  },
                };
                player.src("https://h.example/live/master.m3u8?x=1");
                """);
        assertThat(imported.profile().stream())
                .isEqualTo(new StreamEntry(
                        "https://h.example/live/master.m3u8?x=1",
                        List.of("wss://u.example"),
                        List.of("stun:s.example"),
                        "event",
                        "7seg",
                        "0.6",
                        "",
                        ""));
        assertThat(imported.findings())
                .filteredOn(each -> each.level() == Level.ERROR)
                .singleElement()
                .satisfies(code -> {
                    assertThat(code.line()).isEqualTo(8);
                    assertThat(code.what()).contains("trackerAnnounce holds code, \"wss://t.example/?token=\" + jwt");
                });
    }

    @Test
    void tellsOfEveryEmptyPlaceOfACopiedExample() {
        Imported imported = read("""
                {loader: {
                  trackerAnnounce: [""], // Wt Server
                  rtcConfig: {iceServers: [
                    { urls: '' }, //  Stun server
                  ]}}}""");
        assertThat(imported.findings()).extracting(Finding::line).containsExactly(2, 4);
        assertThat(imported.hasErrors()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{urls: 'stun:s.example:3478?transport=udp'} | takes no query, for which Chrome throws | stun:s.example:3478",
                "{urls: 'stuns:s.example:5349'} | no browser does STUN over TLS | stun:s.example:5349",
                "{urls: 'stun:stun:s.example:1'} | holds its scheme twice | stun:s.example:1",
                "{urls: 'stun://s.example:1'} | has slashes | stun:s.example:1",
                "{urls: 's.example:3478'} | lacks its scheme | stun:s.example:3478",
                "{url: 'stun:s.example'} | url is the name of old | stun:s.example",
                "'stun:s.example' | is a text | stun:s.example",
                "{urls: 'turn:t.example'} | has no username and credential | turn:t.example",
                "{urls: 'turn:t.example', username: 'u'} | has no credential | turn:t.example",
                "{urls: 'turn:t.example', credential: 'p'} | has no username | turn:t.example",
                "{urls: 'turn:t.example', username: 'u', credentials: 'p'} | credentials is no option | turn:u:p@t.example",
                "{urls: 'turn:t.example', username: 'u', pasword: 'p', credential: 'p'} | pasword is no option | turn:u:p@t.example",
                "{urls: 'turn:t.example', username: 'u', credental: 'p'} | Did you mean credential? | turn:t.example",
                "{urls: 'turn:u:p@t.example'} | holds user and password in its address | turn:u:p@t.example",
                "{urls: 'stun:s.example:99999'} | is no address | ",
                "{urls: 'stun:two hosts'} | is no address | ",
                "{urls: 'ice:s.example'} | is no ICE server | ",
                "{urls: SERVERS} | holds code, SERVERS | ",
                "{username: 'u'} | has no address | ",
            })
    void findsMistakesInIceServersInTheirLine(String server, String words, String taken) {
        Imported imported = read("{core: {rtcConfig: {iceServers: [\n\n" + server + "\n]}}}");
        assertThat(imported.findings()).anySatisfy(finding -> {
            assertThat(finding.line()).isEqualTo(3);
            assertThat(finding.words()).contains(words);
            assertThat(finding.level()).isNotEqualTo(Level.NOTE);
            assertThat(finding.cure()).isNotEmpty();
        });
        assertThat(String.join(" ", imported.profile().stream().iceServers())).isEqualTo(taken == null ? "" : taken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "https://t.example/announce | by WebSocket only | wss://t.example/announce",
                "udp://t.example:80 | have no UDP | ",
                "t.example/announce | lacks its scheme | wss://t.example/announce",
                "wss:///announce | is no WebTorrent tracker | ",
                "ws://t.example | may not open | ws://t.example",
            })
    void findsMistakesInTrackers(String tracker, String words, String taken) {
        Imported imported = read("{core: {\nannounceTrackers: [\n\"" + tracker + "\"]}}");
        assertThat(imported.findings()).anySatisfy(finding -> {
            assertThat(finding.line()).isEqualTo(3);
            assertThat(finding.words()).contains(words, tracker);
        });
        assertThat(String.join(" ", imported.profile().stream().trackers())).isEqualTo(taken == null ? "" : taken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{core: {announceTracker: []}} | announceTracker is no option of core of 2.x | Did you mean announceTrackers?",
                "{core: {trackerAnnounce: ['wss://t']}} | trackerAnnounce is no option | it was read",
                "{core: {cachedSegmentsCount: 4}} | cachedSegmentsCount is no option | belongs to loader of 0.6",
                "{loader: {isP2PDisabled: true}} | keeps the page's players from P2P | --no-p2p",
                "{core: {iceServers: []}} | iceServers is no option of core | belongs to rtcConfig",
                "{core: {rtcConfig: {iceServer: []}}} | iceServer is no option | Did you mean iceServers?",
                "{core: {streamSwarmIdBuilder: x => x}} | cannot be followed | usual names",
                "{core: {httpRequestSetup: f}} | may set request headers | into the headers",
                "{core: {swarmId: location.href}} | holds code, location.href | text it stands for",
                "{core: {...shared}} | spread hides options | Paste",
                "{core: {announceTrackers: 'wss://t'}} | is no list | [",
                "{loader: {}, core: {}} | whose players never meet | generation",
                "{core: {announceTrackers: ['wss://a' 'wss://b']}} | A comma is missing | Put one",
                "{core: {announceTrackers: ['wss://a'] | is not closed | where it ends",
                "{core: {swarmId = 'a'}} | A colon is missing after swarmId | Write swarmId:",
                "{core: {swarmId: 'a} | A quote is not closed | at the end",
            })
    void findsMistakesInOptions(String text, String what, String cure) {
        assertThat(read("\n" + text).findings()).anySatisfy(finding -> {
            assertThat(finding.what()).contains(what);
            assertThat(finding.cure()).contains(cure);
            assertThat(finding.line()).isIn(0, 2);
        });
    }

    @Test
    void losesNothingBehindASyntaxError() {
        StreamEntry stream = read("""
                {
                  "core": {
                    "announceTrackers": ["wss://a.example"]
                    "swarmId": "x"
                    "rtcConfig": {"iceServers": [{"urls": "stun:s.example"}]
                  }
                """).profile().stream();
        assertThat(stream.trackers()).containsExactly("wss://a.example");
        assertThat(stream.swarmId()).isEqualTo("x");
        assertThat(stream.iceServers()).containsExactly("stun:s.example");
    }

    @Test
    void readsSettingsOfMarshaAndAppendsTheToken() {
        String token = token(NOW.plusSeconds(60));
        Imported imported = read("""
                # P2P
                DJANGO_P2P_ENABLED=True
                DJANGO_P2P_STUN_SERVER_URLS=s.example:3478, stun:t.example:3478
                P2P_WEB_TORRENT_TRACKER_URLS: "wss://t.example,wss://u.example/a?b=1"
                token: %s
                """.formatted(token));
        StreamEntry stream = imported.profile().stream();
        assertThat(stream.iceServers()).containsExactly("stun:s.example:3478", "stun:t.example:3478");
        assertThat(stream.trackers())
                .containsExactly("wss://t.example/?token=" + token, "wss://u.example/a?b=1&token=" + token);
        assertThat(stream.generation()).isEqualTo("0.6");
        assertThat(stream.liveDelay()).isEqualTo("7seg");
        assertThat(imported.findings())
                .filteredOn(each -> each.level() == Level.ERROR)
                .singleElement()
                .satisfies(twice -> {
                    assertThat(twice.line()).isEqualTo(3);
                    assertThat(twice.what()).contains("scheme twice");
                });
        assertThat(imported.findings())
                .noneSatisfy(each -> assertThat(each.words()).contains(token));
    }

    @Test
    void saysThatATokenIsExpiredOrMissing() {
        String settings = "P2P_WEB_TORRENT_TRACKER_URLS=wss://t.example\n";
        assertThat(read(settings + token(NOW.minusSeconds(60))).findings())
                .anySatisfy(finding -> assertThat(finding.words()).startsWith("line 2: error: The token has expired"));
        assertThat(read(settings).findings())
                .anySatisfy(finding -> assertThat(finding.what()).contains("answers 401 without the token"));
        assertThat(read(settings + "eyJ9.eyJ9.x").profile().stream().trackers())
                .containsExactly("wss://t.example/?token=eyJ9.eyJ9.x");
    }

    @Test
    void readsWhatMarshaGivesItsPages() {
        StreamEntry stream = read("""
                {"p2p": {"isEnabled": true, "stunServerUrls": ["s.example:3478"],
                         "webTorrentTrackerUrls": ["wss://t.example"]}}""").profile().stream();
        assertThat(stream.iceServers()).containsExactly("stun:s.example:3478");
        assertThat(stream.trackers()).containsExactly("wss://t.example");
        assertThat(stream.generation()).isEqualTo("0.6");
    }

    @ParameterizedTest
    @CsvSource({
        "https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv",
        "https://tube.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d?start=1m",
        "https://tube.example/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d",
    })
    void asksForTheAnswerOfTheApiWhenThePageDoesNotTellThePlaylist(String page) {
        Imported imported = read(page);
        assertThat(imported.profile().stream().trackers()).containsExactly("wss://tube.example/tracker/socket");
        assertThat(imported.profile().stream().url()).isEmpty();
        assertThat(imported.findings())
                .anySatisfy(finding -> assertThat(finding.cure()).contains("https://tube.example/api/v1/videos/"));
    }

    @Test
    void findsTheHashesBesideAPlaylistOfPeerTube() {
        String folder = "https://tube.example/static/streaming-playlists/hls/9c9de5e8-0a1e-484a-b099-e80766180a6d/";
        Imported imported = read(folder + "master.m3u8");
        assertThat(imported.profile().stream().url()).isEqualTo(folder + "master.m3u8");
        assertThat(imported.profile().stream().trackers()).containsExactly("wss://tube.example/tracker/socket");
        assertThat(imported.profile().stream().segmentHashes()).isEqualTo(folder + "segments-sha256.json");
        assertThat(imported.findings())
                .anySatisfy(finding -> assertThat(finding.what()).endsWith(folder + "segments-sha256.json"));
        assertThat(read(folder + "1b-master.m3u8").profile().stream().segmentHashes())
                .isEmpty();
        assertThat(read(folder + "1b-master.m3u8").findings())
                .anySatisfy(finding -> assertThat(finding.what()).contains("cannot be told"));
        assertThat(read(folder + "9c-720.m3u8").findings())
                .anySatisfy(finding -> assertThat(finding.what()).contains("one rendition"));
    }

    @Test
    void readsTheAnswerOfPeerTubesApi() {
        Imported imported = read("""
                {"id": 4, "name": "A film", "channel": {"name": "c", "url": "https://tube.example/c"},
                 "trackerUrls": ["https://tube.example/tracker/announce", "wss://tube.example/tracker/socket"],
                 "streamingPlaylists": [{"id": 1, "type": 1, "playlistUrl": "https://cdn.example/hls/1-master.m3u8",
                   "segmentsSha256Url": "https://cdn.example/hls/2-segments-sha256.json", "files": []}]}""");
        StreamEntry stream = imported.profile().stream();
        assertThat(imported.profile().name()).isEqualTo("A film");
        assertThat(stream.url()).isEqualTo("https://cdn.example/hls/1-master.m3u8");
        assertThat(stream.swarmId()).isEqualTo(stream.url());
        assertThat(stream.trackers()).containsExactly("wss://tube.example/tracker/socket");
        assertThat(stream.segmentHashes()).isEqualTo("https://cdn.example/hls/2-segments-sha256.json");
        assertThat(imported.findings())
                .anySatisfy(finding -> assertThat(finding.what()).contains("2-segments-sha256.json"));
    }

    @Test
    void takesTheAddressOfAPlaylistAsItIs() {
        assertThat(read(" https://h.example/a.m3u8?b=c ").profile().stream().url())
                .isEqualTo("https://h.example/a.m3u8?b=c");
    }

    @ParameterizedTest
    @CsvSource({"hello", "const a = 4;", "'{}'", "'{\"a\": 1}'", "'function f() { return 1; }'", "'}}}])'"})
    void saysWhatItKnowsWhenItKnowsNothing(String text) {
        Imported imported = read(text);
        assertThat(imported.isEmpty()).isTrue();
        assertThat(imported.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.cure()).contains("core", "loader", "marsha", "PeerTube"));
    }

    @Test
    void endsWithAnyTextAtAll() {
        String seed = "{core: {announceTrackers: [`wss://t`, 'a\\u00e9'], rtcConfig: {iceServers: [{urls: f(x)}]}}}";
        for (int cut = 0; cut < seed.length(); cut++) {
            for (String middle :
                    new String[] {"", "{", "}", "[", "]", "'", "`", "\\", "/*", "//", ",", ":", "(", ";", "...", "#"}) {
                assertThat(read(seed.substring(0, cut) + middle + seed.substring(cut)))
                        .isNotNull();
                assertThat(read(seed.substring(0, cut) + middle)).isNotNull();
            }
        }
        assertThat(read("{a:".repeat(50_000))).isNotNull();
        assertThat(read("{core:[".repeat(20_000))).isNotNull();
        assertThat(read("x".repeat(ProfileImport.LONGEST + 1)).hasErrors()).isTrue();
    }

    private static Imported read(String text) {
        return ProfileImport.read(text, NOW);
    }

    private static String token(Instant expiry) {
        return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("{\"exp\":" + expiry.getEpochSecond() + "}").getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }
}
