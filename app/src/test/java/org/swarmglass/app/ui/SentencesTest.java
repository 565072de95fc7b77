package org.swarmglass.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void setsOneStopAfterEachWhetherThePartsHaveThemOrNot() {
        assertThat(Sentences.of("HTTP 404", "check the address")).isEqualTo("HTTP 404. Check the address.");
        assertThat(Sentences.of("This is no DASH manifest.", "Open it in a browser."))
                .isEqualTo("This is no DASH manifest. Open it in a browser.");
        assertThat(Sentences.of("no candidates", "")).isEqualTo("no candidates.");
    }
}
