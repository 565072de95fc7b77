package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmglass.engine.stream.MpdTexts.list;
import static org.swarmglass.engine.stream.MpdTexts.live;
import static org.swarmglass.engine.stream.MpdTexts.mpd;
import static org.swarmglass.engine.stream.MpdTexts.set;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.identity.DashRecipes;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.PresentationParser;
import org.swarmglass.engine.snapshot.EngineSnapshot.State;

/** DASH opened, followed and shared by whole viewers on virtual time. */
class DashStreamTest {
    /** Its address does not say what it is. */
    private static final String URL = "http://origin.test/manifest";

    private static final int SEGMENT_BYTES = 60_000;

    private static final String COUNTED =
            "<SegmentTemplate media=\"v-$Number$.m4s\" initialization=\"init.mp4\" duration=\"4\"/>";

    private final SimLab lab = new SimLab();

    @Test
    void playsAListOfFilesToItsEndAndSharesIt() {
        serveVod(list("v", 6) + list("a", 6).replace("video", "audio"), 6);
        SimViewer first = lab.view(lab.setup().url(URL)).play();
        lab.advance(30);
        SimViewer second = lab.view(lab.setup().url(URL)).play();
        lab.advance(30);
        assertThat(first.player().segments).hasSize(6);
        for (int i = 0; i < 6; i++) {
            assertThat(second.player().segments.get(i)).isEqualTo(SimLiveOrigin.bytes(i));
        }
        assertThat(second.totals().p2p()).isGreaterThan(4L * SEGMENT_BYTES);
        second.checkIdentity();
    }

    @Test
    void numbersSegmentsByHalfSeconds() {
        serveVod(list("v", 3), 3);
        SimViewer viewer = lab.view(lab.setup().url(URL));
        lab.advance(1);
        assertThat(viewer.playlist("main.m3u8").text())
                .contains("s-main-0-0.m4s", "s-main-0-8.m4s", "s-main-0-16.m4s", "#EXT-X-MAP:URI=", "#EXT-X-ENDLIST");
    }

    @Test
    void givesSeparateAudioAPlaylistAndASwarmOfItsOwn() throws PlaylistSyntaxException {
        String mpd = serveVod(list("v", 3) + list("a", 3).replace("video", "audio"), 3);
        SimViewer viewer = lab.view(lab.setup().url(URL));
        lab.advance(1);
        assertThat(viewer.playlist("index.m3u8").text()).contains("TYPE=AUDIO", "URI=\"p-0.m3u8\"", "RESOLUTION=64x36");
        viewer.playlist("p-0.m3u8");
        lab.advance(1);
        assertThat(viewer.playlist("p-0.m3u8").text()).contains("s-secondary-0-8.m4s");
        URI url = URI.create(URL);
        Set<String> expected = DashRecipes.of(Generation.V2_3)
                .identities(url, PresentationParser.parse(url, mpd, lab.now()), Optional.empty())
                .stream()
                .map(identity -> identity.infoHash().toString())
                .collect(Collectors.toSet());
        assertThat(viewer.session.swarms())
                .extracting(swarm -> swarm.infoHash().toString())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void followsALiveTemplateWhoseManifestNeverChangesAndHidesTheNewest() {
        for (int i = 0; i < 60; i++) {
            lab.serve("http://origin.test/v-" + i + ".m4s", SimLiveOrigin.bytes(i));
        }
        lab.serve(URL, live());
        lab.advance(60);
        lab.watchTogether(3, Duration.ofSeconds(2), setup -> setup.url(URL));
        lab.advance(75);
        assertThat(lab.stalls()).isZero();
        assertThat(lab.share()).as("share, ceiling 0.667").isGreaterThan(0.5);
        SimViewer viewer = lab.viewers.get(0);
        assertThat(viewer.player().segments.size()).isGreaterThan(15);
        long behind = Duration.between(SimLab.BEGAN, lab.now()).toSeconds() / 4
                - number(viewer.player().names.get(viewer.player().names.size() - 1)) / 8;
        assertThat(behind).as("segments behind the edge").isBetween(5L, 11L);
    }

    @Test
    void staysAsFarBehindAsTheAuthorSuggestsUnlessAPersonSaysOtherwise() {
        String mpd = live().replace("PT40S", "PT200S");
        assertThat(behind(mpd, LiveDelay.AUTOMATIC)).as("seven segments").isEqualTo(7);
        String suggesting = mpd.replace("type=", "suggestedPresentationDelay=\"PT48S\" type=");
        assertThat(behind(suggesting, LiveDelay.AUTOMATIC)).isEqualTo(12);
        assertThat(behind(suggesting, new LiveDelay.OfSegments(2))).isEqualTo(2);
        assertThat(behind(suggesting.replace("PT48S", "PT4S"), LiveDelay.AUTOMATIC))
                .as("too near for peers")
                .isEqualTo(7);
        assertThat(behind(suggesting.replace("PT48S", "P3650000D"), LiveDelay.AUTOMATIC))
                .as("60 % of the window")
                .isEqualTo(30);
    }

    /** Segments that are there and not shown. */
    private static long behind(String mpd, LiveDelay delay) {
        SimLab each = new SimLab();
        each.advance(400);
        each.serve(URL, mpd);
        SimViewer viewer = each.view(each.setup().url(URL).delay(delay));
        each.advance(1);
        List<String> shown = viewer.playlist("main.m3u8")
                .text()
                .lines()
                .filter(line -> line.endsWith(".m4s"))
                .toList();
        return 99 - number(shown.get(shown.size() - 1)) / 8;
    }

    @Test
    void endsWithTheEventWhenTheManifestBecomesStatic() {
        for (int i = 0; i < 60; i++) {
            lab.serve("http://origin.test/v-" + i + ".m4s", SimLiveOrigin.bytes(i));
        }
        lab.serve(URL, live().replace("minimumUpdatePeriod=\"PT500S\"", "minimumUpdatePeriod=\"PT2S\""));
        lab.advance(60);
        SimViewer viewer = lab.view(lab.setup().url(URL)).play();
        lab.advance(20);
        lab.serve(
                URL,
                live().replace("dynamic", "static")
                        .replace("minimumUpdatePeriod=\"PT500S\"", "mediaPresentationDuration=\"PT80S\""));
        lab.advance(40);
        assertThat(viewer.events(EngineEvent.StreamEnded.class)).hasSize(1);
        assertThat(viewer.player().names).endsWith("s-main-0-152.m4s");
    }

    @Test
    void saysWhatBrowsersDoNotShareOfATemplate() {
        lab.advance(60);
        assertThat(obstacles(live())).singleElement().asString().contains("may load", "only what is listed when");
        String vod = mpd("type=\"static\" mediaPresentationDuration=\"PT8S\"", set(COUNTED));
        assertThat(obstacles(vod)).singleElement().asString().contains("may load", "4.16.50 nothing");
        String timeline = COUNTED.replace(" duration=\"4\"/>", "><SegmentTimeline><S t=\"0\" d=\"4\" r=\"1\"/>")
                + "</SegmentTimeline></SegmentTemplate>";
        assertThat(obstacles(vod.replace(COUNTED, timeline)))
                .singleElement()
                .asString()
                .contains("SegmentTimeline they share the first");
    }

    @Test
    void saysNothingOfATemplateThatNobodyPlays() {
        String subtitles = set(COUNTED).replace("video/mp4", "text/vtt").replace("codecs=\"avc1.64001f\"", "");
        assertThat(obstacles(mpd(
                        "type=\"static\" mediaPresentationDuration=\"PT12S\"",
                        list("v", 3) + "<!-- no SegmentTemplate -->" + subtitles)))
                .isEmpty();
    }

    private List<String> obstacles(String mpd) {
        lab.serve(URL, mpd);
        SimViewer viewer = lab.view(lab.setup().url(URL).generations(Generation.V2_2));
        lab.advance(1);
        assertThat(viewer.session.state()).isEqualTo(State.RUNNING);
        return viewer.events(EngineEvent.Noticed.class).stream()
                .map(EngineEvent.Noticed::message)
                .filter(message -> message.contains("p2p-media-loader-shaka"))
                .toList();
    }

    @Test
    void sharesNothingWhereTwoSegmentsHaveOneNumber() {
        serveVod(list("v", 6).replace("duration=\"4\"", "timescale=\"10\" duration=\"3\""), 6);
        SimViewer viewer = lab.view(lab.setup().url(URL));
        lab.advance(1);
        assertThat(viewer.session.swarms()).isEmpty();
        assertThat(viewer.playlist("main.m3u8").text()).contains("s-main-0-0.m4s", "s-main-0-5.m4s");
    }

    @Test
    void refusesWhatIsBrokenAndWhatItCannotFollow() {
        lab.serve(URL, "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period>");
        SimViewer broken = lab.view(lab.setup().url(URL));
        lab.advance(1);
        assertThat(broken.session.state()).isEqualTo(State.FAILED);
        lab.serve(
                URL,
                mpd("type=\"static\" mediaPresentationDuration=\"PT8S\"", set("<SegmentBase indexRange=\"0-99\"/>")));
        SimViewer indexed = lab.view(lab.setup().url(URL));
        lab.advance(1);
        assertThat(indexed.events(EngineEvent.StreamFailed.class))
                .extracting(EngineEvent.StreamFailed::reason)
                .anyMatch(reason -> reason.contains("SegmentBase"));
    }

    private String serveVod(String sets, int segments) {
        for (int i = 0; i < segments; i++) {
            lab.serve("http://origin.test/v" + i + ".m4s", SimLiveOrigin.bytes(i));
            lab.serve("http://origin.test/a" + i + ".m4s", SimLiveOrigin.bytes(100 + i));
        }
        String text = mpd("type=\"static\" mediaPresentationDuration=\"PT" + 4 * segments + "S\"", sets);
        lab.serve(URL, text);
        return text;
    }

    private static long number(String name) {
        return Long.parseLong(name.replaceAll(".*-(\\d+)\\.m4s", "$1"));
    }
}
