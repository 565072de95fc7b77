package org.swarmglass.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class GenerationTest {
    @Test
    void readsWhatAPersonWritesToJoinSwarms() {
        assertThat(Generation.joined("auto")).isEmpty();
        assertThat(Generation.joined("0.6")).isEqualTo(Set.of(Generation.V0_6));
        assertThat(Generation.joined("0.6, 2.3")).isEqualTo(Set.of(Generation.V0_6, Generation.V2_3));
        assertThat(Generation.joined("all")).containsExactlyInAnyOrderElementsOf(Generation.JOINED);
    }

    @Test
    void saysWhatCanBeWrittenInstead() {
        for (String text : new String[] {"", "1.0", "2.3,", "auto,2.3", "0.7"}) {
            assertThatThrownBy(() -> Generation.joined(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("write auto, all or some of 2.3");
        }
    }
}
