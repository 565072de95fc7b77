package org.swarmglass.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptTextTest {
    @Test
    void writesNumbersAsJavaScript() {
        assertThat(ScriptText.text(30000.0 / 1001)).isEqualTo("29.97002997002997");
        assertThat(ScriptText.text(25.0)).isEqualTo("25");
        assertThat(ScriptText.text(1280000)).isEqualTo("1280000");
        assertThat(ScriptText.text(0.1 + 0.2)).isEqualTo("0.30000000000000004");
        assertThat(ScriptText.text(-0.0)).isEqualTo("0");
        assertThat(ScriptText.text(2.0E-3)).isEqualTo("0.002");
        assertThat(ScriptText.text(Double.NaN)).isEqualTo("NaN");
        assertThat(ScriptText.text(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void readsLeadingNumbers() {
        assertThat(ScriptText.parseInt(" 12.9kbit")).isEqualTo(12);
        assertThat(ScriptText.parseInt("x")).isNaN();
        assertThat(ScriptText.parseInt("9007199254740992")).isInfinite();
        assertThat(ScriptText.parseFloat("29.970fps")).isEqualTo(29.97);
        assertThat(ScriptText.parseFloat("")).isNaN();
        assertThat(ScriptText.number("29.970fps")).isNaN();
        assertThat(ScriptText.number(" 6e1 ")).isEqualTo(60);
    }

    @Test
    void trimsEverySpaceThatJavaScriptKnows() {
        assertThat(ScriptText.trim("\u00A0\uFEFF\t Deutsch \u2003\r\n")).isEqualTo("Deutsch");
        assertThat(ScriptText.trim(" \u3000 ")).isEmpty();
    }
}
