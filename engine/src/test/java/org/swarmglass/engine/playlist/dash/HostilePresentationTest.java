package org.swarmglass.engine.playlist.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;

/** Manifests are foreign input: each is read, or refused with a cause and a cure. */
class HostilePresentationTest {
    private static final URI URL = URI.create("https://a.example/m.mpd");
    private static final String GOOD = video("<SegmentTemplate media=\"$Number$.m4s\" duration=\"4\"/>");

    @TestFactory
    Stream<DynamicTest> refusesWithCauseAndCure() {
        return Stream.of(
                        named("an entity", "<!DOCTYPE MPD [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + GOOD),
                        named("an entity without its type", GOOD.replace("$Number$", "&x;")),
                        named("an error page", "<html><body>503</body></html>"),
                        named("nothing", ""),
                        named("a cut text", GOOD.substring(0, GOOD.length() / 2)),
                        named("no period", "<MPD mediaPresentationDuration=\"PT4S\"></MPD>"),
                        named("depth", "<MPD>" + "<a>".repeat(100) + "</a>".repeat(100) + "</MPD>"),
                        named("size", "<MPD>" + " ".repeat(9 * 1024 * 1024) + "</MPD>"),
                        named("elements", "<MPD>" + "<a/>".repeat(300_000) + "</MPD>"),
                        named("a long attribute", "<MPD id=\"" + "x".repeat(70_000) + "\"></MPD>"),
                        named("a word for a number", GOOD.replace("duration=\"4\"", "duration=\"four\"")),
                        named("no duration", GOOD.replace("duration=\"4\"", "duration=\"0\"")),
                        named("a negative timescale", GOOD.replace("duration=", "timescale=\"-1\" duration=")),
                        named("too many segments", GOOD.replace("duration=", "timescale=\"1000000\" duration=")),
                        named("no length", GOOD.replace("mediaPresentationDuration=\"PT4S\"", "")),
                        named("a timeline of a billion", timeline("<S d=\"1\" r=\"1000000000\"/>")),
                        named(
                                "a timeline beyond all times",
                                timeline("<S t=\"9223372036854775800\" d=\"100\" r=\"3\"/>")),
                        named("a timeline without durations", timeline("<S t=\"5\"/>")),
                        named(
                                "a beginning beyond all calendars",
                                GOOD.replace("<MPD", "<MPD availabilityStartTime=\"+999999999-12-31T00:00:00Z\"")),
                        named("a file address", video("<SegmentTemplate media=\"file:///etc/p\" duration=\"4\"/>")),
                        named(
                                "a range backwards",
                                video("<SegmentList duration=\"4\"><SegmentURL mediaRange=\"9-1\"/>"
                                        + "</SegmentList>")),
                        named(
                                "representations",
                                video("<SegmentTemplate media=\"x\" duration=\"4\"/>")
                                        .replace(
                                                "</AdaptationSet>",
                                                "<Representation id=\"x\"/>".repeat(600) + "</AdaptationSet>")))
                .map(one -> DynamicTest.dynamicTest(one[0], () -> refused(one[1])));
    }

    private static void refused(String text) {
        assertThatExceptionOfType(PlaylistSyntaxException.class)
                .isThrownBy(() -> PresentationParser.parse(URL, text, Instant.EPOCH))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).endsWith(".").hasSizeLessThan(260);
                    assertThat(refusal.cure()).endsWith(".");
                });
    }

    /** Whatever a broken origin or a broken line makes of a manifest, nothing else is ever thrown. */
    @Test
    void survivesDamage() {
        Random damage = new Random(7);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? GOOD : timeline("<S t=\"1\" d=\"2\" r=\"-1\"/>"));
            for (int hit = 0; hit < 1 + damage.nextInt(4); hit++) {
                int at = damage.nextInt(text.length());
                text.setCharAt(at, (char) (damage.nextBoolean() ? '0' + damage.nextInt(10) : 32 + damage.nextInt(95)));
            }
            try {
                MediaPresentation read =
                        PresentationParser.parse(URL, text.toString(), Instant.ofEpochSecond(damage.nextInt()));
                assertThat(read.tracks()).isNotNull();
            } catch (PlaylistSyntaxException expected) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 999);
    }

    private static String[] named(String name, String text) {
        return new String[] {name, text};
    }

    private static String timeline(String runs) {
        return video("<SegmentTemplate media=\"$Time$.m4s\"><SegmentTimeline>" + runs
                + "</SegmentTimeline></SegmentTemplate>");
    }

    private static String video(String segments) {
        return "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" mediaPresentationDuration=\"PT4S\"><Period>"
                + "<AdaptationSet mimeType=\"video/mp4\"><Representation id=\"v\" bandwidth=\"1\">" + segments
                + "</Representation></AdaptationSet></Period></MPD>";
    }
}
