package org.swarmglass.engine.playlist.dash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.MediaPresentation.Track;

class PresentationParserTest {
    private static final URI URL = URI.create("https://a.example/dash/m.mpd?token=1");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String LIVE =
            "type=\"dynamic\" availabilityStartTime=\"2026-01-01T00:00:00Z\" minimumUpdatePeriod=\"PT2S\" ";

    @Test
    void offersVideoThenAudioWithTheirSegments() throws PlaylistSyntaxException {
        MediaPresentation read = parse("mediaPresentationDuration=\"PT10S\"", """
                <Period>
                  <AdaptationSet mimeType="audio/mp4" lang="en">
                    <Representation id="a" bandwidth="64000">
                      <SegmentTemplate media="a$Number$.m4s" initialization="a.mp4" duration="5"/>
                    </Representation>
                  </AdaptationSet>
                  <AdaptationSet contentType="video">
                    <SegmentTemplate media="$RepresentationID$/$Number%03d$.m4s" initialization="$RepresentationID$.mp4"
                        duration="4"/>
                    <Representation id="lo" bandwidth="1"/>
                    <Representation id="hi" bandwidth="2"/>
                  </AdaptationSet>
                </Period>""");
        assertThat(read.live()).isFalse();
        assertThat(read.tracks())
                .extracting(
                        track -> track.stream() + " " + track.representation().id())
                .containsExactly("main-0 lo", "main-1 hi", "secondary-0 a");
        Track hi = read.tracks().get(1);
        assertThat(hi.representation().init())
                .contains(new Resource(URI.create("https://a.example/dash/hi.mp4"), Optional.empty()));
        assertThat(hi.segments())
                .extracting(segment -> segment.uri().getPath() + " " + segment.duration())
                .containsExactly("/dash/hi/001.m4s PT4S", "/dash/hi/002.m4s PT4S", "/dash/hi/003.m4s PT2S");
    }

    @Test
    void takesTheInitSectionOfAListByRangeAndFollowsTheNearestBaseAddress() throws PlaylistSyntaxException {
        Track track = onlyTrack("mediaPresentationDuration=\"PT8S\"", """
                <BaseURL>https://cdn1.example/x/</BaseURL><BaseURL>https://cdn2.example/x/</BaseURL>
                <Period><AdaptationSet mimeType="video/mp4"><Representation id="v" bandwidth="1">
                <BaseURL>all.mp4</BaseURL>
                <SegmentList duration="4"><Initialization range="0-99"/>
                <SegmentURL mediaRange="100-199"/><SegmentURL mediaRange="200-"/></SegmentList>
                </Representation></AdaptationSet></Period>""");
        URI file = URI.create("https://cdn1.example/x/all.mp4");
        assertThat(track.representation().init()).contains(new Resource(file, Optional.of(new ByteRange(0, 100))));
        assertThat(track.segments()).extracting(DashSegment::uri).containsOnly(file);
        assertThat(track.segments())
                .extracting(DashSegment::range)
                .containsExactly(Optional.of(new ByteRange(100, 100)), Optional.of(ByteRange.from(200)));
        assertThat(track.representation().bases()).containsExactly(file, URI.create("https://cdn2.example/x/all.mp4"));
    }

    @Test
    void namesTheIndexOfASingleFile() throws PlaylistSyntaxException {
        Track track = onlyTrack("mediaPresentationDuration=\"PT8S\"", """
                <Period><AdaptationSet mimeType="video/mp4"><Representation id="v" bandwidth="1">
                <BaseURL>all.mp4</BaseURL><SegmentBase indexRange="700-767"><Initialization range="0-699"/></SegmentBase>
                </Representation></AdaptationSet></Period>""");
        URI file = URI.create("https://a.example/dash/all.mp4");
        assertThat(track.representation().index()).contains(new Resource(file, Optional.of(new ByteRange(700, 68))));
        assertThat(track.representation().init()).contains(new Resource(file, Optional.of(new ByteRange(0, 700))));
        assertThat(track.segments()).isEmpty();
    }

    @Test
    void listsLiveSegmentsUntilTheLastThatHasEndedOnTheGivenClock() throws PlaylistSyntaxException {
        String counted = """
                <Period start="PT0S"><AdaptationSet mimeType="video/mp4"><Representation id="v" bandwidth="1">
                <SegmentTemplate media="$Number$.m4s" duration="2"/></Representation></AdaptationSet></Period>""";
        String window = LIVE + "timeShiftBufferDepth=\"PT6S\" suggestedPresentationDelay=\"PT4S\"";
        MediaPresentation read = parse(window, counted, START.plusMillis(20_900));
        assertThat(read.live()).isTrue();
        assertThat(read.window().update()).contains(Duration.ofSeconds(2));
        assertThat(read.window().suggestedDelay()).contains(Duration.ofSeconds(4));
        assertThat(names(read)).containsExactly("8.m4s", "9.m4s", "10.m4s");
        assertThat(names(parse(window, counted, START.minusSeconds(5)))).isEmpty();
        assertThat(names(parse(LIVE, counted, START.plusSeconds(1_000_000))))
                .hasSize(1_000)
                .endsWith("500000.m4s");
    }

    @Test
    void repeatsTheLastLiveRunUntilNow() throws PlaylistSyntaxException {
        MediaPresentation read = parse(LIVE, """
                <Period start="PT0S"><AdaptationSet mimeType="video/mp4"><Representation id="v" bandwidth="1">
                <SegmentTemplate media="$Time$.m4s" timescale="10"><SegmentTimeline><S t="0" d="20" r="-1"/></SegmentTimeline>
                </SegmentTemplate></Representation></AdaptationSet></Period>""", START.plusMillis(7_900));
        assertThat(names(read)).containsExactly("0.m4s", "20.m4s", "40.m4s");
    }

    @Test
    void joinsPeriodsByRepresentation() throws PlaylistSyntaxException {
        String period = """
                <Period duration="PT4S"><AdaptationSet mimeType="video/mp4"><Representation id="%s" bandwidth="1">
                <SegmentTemplate media="%s-$Number$.m4s" duration="4"/></Representation></AdaptationSet></Period>""";
        MediaPresentation read =
                parse("", period.formatted("v", "a") + period.formatted("v", "b") + period.formatted("w", "c"));
        assertThat(read.periods()).extracting(Period::start).containsExactly(0.0, 4.0, 8.0);
        assertThat(read.tracks()).hasSize(2);
        assertThat(read.tracks().get(0).segments())
                .extracting(segment -> segment.time().seconds())
                .containsExactly(0.0, 4.0);
    }

    @Test
    void saysThatDrmCannotBePlayed() throws PlaylistSyntaxException {
        MediaPresentation read = parse("mediaPresentationDuration=\"PT4S\"", """
                <Period><AdaptationSet mimeType="video/mp4">
                <ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011" value="cenc"/>
                <Representation id="v" bandwidth="1"><SegmentTemplate media="$Number$.m4s" duration="4"/></Representation>
                </AdaptationSet></Period>""");
        assertThat(read.unsupported())
                .hasValueSatisfying(text -> assertThat(text).contains("DRM"));
    }

    @Test
    void forgivesWhatNothingDependsOn() throws PlaylistSyntaxException {
        Track track = onlyTrack("mediaPresentationDuration=\"P0Y0M0DT0H0M4.5S\" vendor=\"x\"", """
                <Vendor><Nested a="1">text</Nested></Vendor>
                <Period><AdaptationSet id="video" group="none" mimeType="video/mp4" par="wide">
                <Representation id="v" bandwidth="1" frameRate="29.97" width="640" height="360">
                <SegmentTemplate media="$Number$.m4s" duration="3" endNumber="1"/></Representation>
                </AdaptationSet></Period>""");
        assertThat(track.set().identified()).isTrue();
        assertThat(track.representation().picture().frameRate()).hasValue(29.97);
        assertThat(track.segments()).hasSize(1);
    }

    @Test
    void namesTheClocksThatCanBeAskedAndNotWithoutEnd() throws PlaylistSyntaxException {
        String timing = "<UTCTiming schemeIdUri=\"urn:mpeg:dash:utc:%s\" value=\"%s\"/>";
        MediaPresentation read = parse(
                LIVE,
                "<Period start=\"PT0S\"/>" + timing.formatted("http-xsdate:2014", "/t ftp://x/y https://b.example/t")
                        + timing.formatted("http-head:2014", "https://b.example/h")
                        + timing.formatted("direct:2014", "2026-01-01T00:00:01")
                        + timing.formatted("direct:2014", "now")
                        + timing.formatted("sundial", "x"));
        assertThat(read.window().clocks())
                .containsExactly(
                        new UtcTiming.DateText(URI.create("https://a.example/t")),
                        new UtcTiming.DateText(URI.create("https://b.example/t")),
                        new UtcTiming.DateHeader(URI.create("https://b.example/h")),
                        new UtcTiming.Direct(START.plusSeconds(1)),
                        new UtcTiming.Unusable(),
                        new UtcTiming.Unusable());
        String many = timing.formatted("ntp:2014", "x").repeat(30_000);
        assertThat(parse(LIVE, "<Period start=\"PT0S\"/>" + many).window().clocks())
                .hasSize(8);
    }

    /** The standard forbids it, and the library would keep the last run of equal elements only. */
    @Test
    void keepsElementsBetweenWhichOthersStand() throws PlaylistSyntaxException {
        String set = """
                <AdaptationSet mimeType="video/mp4"><Representation id="%s" bandwidth="1">
                <SegmentTemplate media="$Number$.m4s" duration="4"/></Representation></AdaptationSet>""";
        MediaPresentation read = parse(
                "mediaPresentationDuration=\"PT4S\"",
                "<Period>" + set.formatted("a") + "<EventStream schemeIdUri=\"urn:x\"/>" + set.formatted("b")
                        + "</Period>" + "<UTCTiming schemeIdUri=\"urn:mpeg:dash:utc:direct:2014\" value=\"x\"/>");
        assertThat(read.tracks())
                .extracting(track -> track.representation().id())
                .containsExactly("a", "b");
    }

    private static List<String> names(MediaPresentation read) {
        return read.tracks().get(0).segments().stream()
                .map(segment -> segment.uri().getPath().substring("/dash/".length()))
                .toList();
    }

    private static Track onlyTrack(String attributes, String body) throws PlaylistSyntaxException {
        List<Track> tracks = parse(attributes, body).tracks();
        assertThat(tracks).hasSize(1);
        return tracks.get(0);
    }

    private static MediaPresentation parse(String attributes, String body) throws PlaylistSyntaxException {
        return parse(attributes, body, START);
    }

    private static MediaPresentation parse(String attributes, String body, Instant now) throws PlaylistSyntaxException {
        String text = "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" " + attributes + ">\n"
                + body + "\n</MPD>";
        return PresentationParser.parse(URL, text, now);
    }
}
