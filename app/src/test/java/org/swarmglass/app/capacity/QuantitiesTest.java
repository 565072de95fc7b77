package org.swarmglass.app.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.simulation.Policy;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({"10mbit, 10000000", "800kbit, 800000", "1gbit, 1000000000", "2.5Mbit/s, 2500000"})
    void readsRates(String text, long bitsPerSecond) {
        assertThat(Quantities.rate(text)).isEqualTo(bitsPerSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "mbit", "0mbit", "-1mbit", "10mb", "1e9mbit"})
    void namesTheFormsOfRates(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantities.rate(text))
                .withMessageContaining("write 800kbit");
    }

    @Test
    void readsPercentages() {
        assertThat(Quantities.percent("0.2%")).isEqualTo(0.002);
        assertThat(Quantities.percent("100")).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Quantities.percent("101%"));
    }

    @Test
    void readsAMix() {
        Mix mix = Mix.parse("swarmglass:30, 2.3:70");
        assertThat(mix.parts())
                .containsExactly(new Mix.Part(Policy.SWARMGLASS, 30), new Mix.Part(Policy.LOADER_2_3, 70));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chrome:1", "2.3:0", "2.3:x", "2.3:1:1", ""})
    void namesWhatIsWrongWithAMix(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.parse(text));
    }
}
