package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.model.LiveDelay;
import org.swarmglass.engine.origin.ScriptedAnswer;
import org.swarmglass.engine.snapshot.EngineSnapshot.State;

/** A live template of 4 s segments, opened after a minute on a computer whose clock is wrong. */
class StreamClockTest {
    private static final String URL = "http://origin.test/dash/manifest";
    private static final String TIME = "http://origin.test/time";
    private static final long NEWEST = 14 * 8;

    private final SimLab lab = new SimLab();

    private SimViewer open(Duration computersAhead, String... timings) {
        lab.setComputersAhead(computersAhead);
        lab.advance(60);
        lab.serve(URL, MpdTexts.live().replace("</MPD>", String.join("", timings) + "</MPD>"));
        return lab.view(lab.setup().url(URL).delay(new LiveDelay.OfSegments(0)));
    }

    private static String timing(String scheme, String value) {
        return "<UTCTiming schemeIdUri=\"urn:mpeg:dash:utc:" + scheme + ":2014\" value=\"" + value + "\"/>";
    }

    /** What the player may ask for. */
    private static long newest(SimViewer viewer) {
        List<String> segments = viewer.playlist("main.m3u8")
                .text()
                .lines()
                .filter(line -> line.endsWith(".m4s"))
                .toList();
        return Long.parseLong(segments.get(segments.size() - 1).replaceAll(".*-(\\d+)\\.m4s", "$1"));
    }

    private static List<String> notices(SimViewer viewer) {
        return viewer.events(EngineEvent.Noticed.class).stream()
                .map(EngineEvent.Noticed::message)
                .filter(message -> message.contains("clock"))
                .toList();
    }

    private void serveTime(Duration wrongBy) {
        lab.serve(TIME, lab.now().plus(wrongBy).toString() + "\n");
    }

    @Test
    void goesByTheComputerWhereTheManifestNamesNoClock() {
        SimViewer viewer = open(Duration.ofSeconds(-20));
        lab.advance(1);
        assertThat(newest(viewer)).isEqualTo(NEWEST - 5 * 8);
        assertThat(notices(viewer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-iso", "http-xsdate"})
    void goesByADateThatIsFetched(String scheme) {
        serveTime(Duration.ofSeconds(60));
        SimViewer viewer = open(Duration.ofSeconds(-20), timing(scheme, "../time"));
        lab.advance(1);
        assertThat(newest(viewer)).isEqualTo(NEWEST);
        assertThat(notices(viewer))
                .containsExactly("this computer's clock is 20 s behind the clock that the MPD names, which counts");
    }

    @Test
    void goesByTheDateOfAnAnswersHead() {
        lab.origin.script(
                "/time",
                ScriptedAnswer.of(new byte[100_000])
                        .with(
                                "Date",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        lab.now().plusSeconds(60).atZone(ZoneOffset.UTC))));
        SimViewer viewer = open(Duration.ofSeconds(30), timing("http-head", TIME));
        lab.advance(1);
        assertThat(newest(viewer)).isEqualTo(NEWEST);
        assertThat(notices(viewer)).singleElement().asString().contains("ahead of");
    }

    @Test
    void goesByTheTimeInTheManifest() {
        SimViewer viewer = open(
                Duration.ofSeconds(-20),
                timing("direct", lab.now().plusSeconds(60).toString()));
        lab.advance(1);
        assertThat(newest(viewer)).isEqualTo(NEWEST);
    }

    @Test
    void takesTheFirstClockThatTells() {
        serveTime(Duration.ofSeconds(60));
        lab.serve("http://origin.test/none", "an error page");
        SimViewer viewer = open(
                Duration.ofSeconds(-20),
                timing("ntp", "ntp.example"),
                timing("http-iso", "http://origin.test/missing http://origin.test/none"),
                timing("http-iso", TIME));
        lab.advance(4);
        assertThat(newest(viewer)).isGreaterThanOrEqualTo(NEWEST);
    }

    @Test
    void saysThatNoClockTellsAndPlaysByTheComputer() {
        lab.serve(TIME, "an error page");
        SimViewer viewer = open(Duration.ofSeconds(-20), timing("ntp", "ntp.example"), timing("http-iso", TIME));
        lab.advance(1);
        assertThat(newest(viewer)).isEqualTo(NEWEST - 5 * 8);
        assertThat(notices(viewer)).singleElement().asString().contains("the answer is no date", "computer's counts");
    }

    @Test
    void waitsThreeSecondsForAClockThatIsMuteAndNoLonger() {
        lab.origin.script("/time", ScriptedAnswer.of(new byte[0]).failing(ScriptedAnswer.Fault.MUTE, 0));
        SimViewer viewer = open(Duration.ZERO, timing("http-head", TIME));
        lab.advance(2.5);
        assertThat(viewer.session.state()).isEqualTo(State.OPENING);
        lab.advance(0.7);
        assertThat(viewer.session.state()).isEqualTo(State.RUNNING);
        assertThat(notices(viewer)).singleElement().asString().contains("no answer within 3 s");
    }

    @Test
    void asksAgainEachHour() {
        serveTime(Duration.ofSeconds(60));
        SimViewer viewer = open(Duration.ofSeconds(-20), timing("http-iso", TIME));
        lab.advance(3_500);
        assertThat(lab.origin.asked("/time")).isEqualTo(1);
        long before = newest(viewer);
        lab.setComputersAhead(Duration.ofSeconds(-40));
        lab.advance(40);
        assertThat((newest(viewer) - before) / 8).as("its clock was set back").isLessThan(6);
        serveTime(Duration.ofSeconds(70));
        lab.advance(75);
        assertThat(lab.origin.asked("/time")).isEqualTo(2);
        assertThat(newest(viewer)).isCloseTo((60 + 3_615) / 4 * 8L, within(24L));
    }

    @Test
    void aTimeInAManifestThatIsReadAgainIsNotThePresent() {
        SimViewer viewer = open(
                Duration.ofSeconds(-20),
                timing("direct", lab.now().plusSeconds(60).toString()));
        lab.advance(3_700);
        lab.serve(URL, "an error page");
        lab.advance(500);
        assertThat(lab.origin.asked("/dash/manifest")).as("loaded each 500 s").isGreaterThan(8);
        assertThat(newest(viewer)).isCloseTo((60 + 4_200) / 4 * 8L, within(24L));
        assertThat(notices(viewer)).hasSize(1);
    }

    @Test
    void keepsToWhatAClockHasToldWhenItTellsNoMore() {
        serveTime(Duration.ofSeconds(60));
        SimViewer viewer = open(Duration.ofSeconds(-20), timing("http-iso", TIME));
        lab.advance(3_500);
        lab.serve(TIME, "an error page");
        lab.advance(200);
        assertThat(newest(viewer)).isCloseTo((60 + 3_700) / 4 * 8L, within(24L));
        assertThat(notices(viewer)).last().asString().contains("the answer is no date", "what was told before counts");
    }

    @Test
    void asksNothingMoreOnceClosed() {
        lab.origin.script("/time", ScriptedAnswer.of(new byte[0]).failing(ScriptedAnswer.Fault.MUTE, 0));
        SimViewer viewer = open(Duration.ZERO, timing("http-head", TIME));
        lab.advance(1);
        viewer.session.close(EngineEvent.CloseReason.SWARM_LEFT);
        lab.advance(60);
        assertThat(notices(viewer)).isEmpty();
        assertThat(lab.origin.asked("/time")).isEqualTo(1);
    }
}
