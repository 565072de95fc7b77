package org.swarmglass.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void replacesWhatCouldDeceiveOrBreakALine() {
        assertThat(SafeText.of("a\u202Eb")).as("right-to-left override").isEqualTo("a\uFFFDb");
        assertThat(SafeText.of("a\u0007\u001B[31m")).isEqualTo("a\uFFFD\uFFFD[31m");
        assertThat(SafeText.of("one\ntwo")).isEqualTo("one two");
        assertThat(SafeText.of("half \uD83D surrogate")).isEqualTo("half \uFFFD surrogate");
        assertThat(SafeText.of("\uD83D\uDE00 é 漢")).isEqualTo("\uD83D\uDE00 é 漢");
    }

    @Test
    void cutsEndlessText() {
        assertThat(SafeText.of("x".repeat(10_000))).hasSize(501).endsWith("…");
        assertThat(SafeText.of("abcdef", 3)).isEqualTo("abc…");
    }

    @Test
    void escapesMarkupInTooltips() {
        assertThat(Tip.of("<img src='http://x/'>"))
                .doesNotContain("<img")
                .contains("&lt;img src=&#39;http://x/&#39;&gt;");
        assertThat(Tip.of("one", "two")).contains("one<br>two");
    }

    @Test
    void neverTakesTheTextOfALabelForHtml() {
        assertThat(Labels.plain("<html>x", Fonts.TEXT).getClientProperty("html"))
                .isNull();
        assertThat(Labels.plain("x", Fonts.TEXT).getClientProperty("html.disable"))
                .isEqualTo(true);
    }

    @Test
    void writesNumbersWithTheirUnit() {
        assertThat(Figure.bytes(0).text()).isEqualTo("0 B");
        assertThat(Figure.bytes(999).text()).isEqualTo("999 B");
        assertThat(Figure.bytes(1_000).text()).isEqualTo("1.00 kB");
        assertThat(Figure.bytes(1_840_000_000L).text()).isEqualTo("1.84 GB");
        assertThat(Figure.bytes(999_999).text()).isEqualTo("1.00 MB");
        assertThat(Figure.bytes(45_600_000).text()).isEqualTo("45.6 MB");
        assertThat(Figure.rate(1_225_000).text()).isEqualTo("9.8 Mbit/s");
        assertThat(Figure.rate(15_000).text()).isEqualTo("0.12 Mbit/s");
        assertThat(Figure.rate(0).text()).isEqualTo("0.0 Mbit/s");
        assertThat(Figure.percent(0.7641).text()).isEqualTo("76.4 %");
        assertThat(Figure.seconds(Duration.ofMillis(18_240)).text()).isEqualTo("18.2 s");
    }

    @Test
    void showsADashForWhatIsNotKnownAndSaysWhy() {
        Figure unknown = Figure.unknown("no tracker answered");
        assertThat(unknown.text()).isEqualTo("–");
        assertThat(unknown.known()).isFalse();
        assertThat(unknown.unknown()).isEqualTo("no tracker answered");
    }

    @Test
    void quotesCellsAndDisarmsFormulas() {
        assertThat(Csv.of(List.of(List.of("a,b", "say \"x\"", "=1+1", "-5", "@sum", "-PM0203-abc"))))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",'=1+1,-5,'@sum,'-PM0203-abc\r\n");
    }
}
