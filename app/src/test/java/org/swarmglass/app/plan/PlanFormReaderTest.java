package org.swarmglass.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.swarmglass.engine.simulation.Policy;
import org.swarmglass.engine.simulation.Scenario;

class PlanFormReaderTest {
    private final PlanFormReader reader = new PlanFormReader(Plans.PLENTY);

    @Test
    void makesAPlanOfWhatStandsThereAtFirst() {
        Plan plan = Plans.of(PlanForm.FIRST);
        assertThat(plan.scenarios())
                .extracting(Swept.DELAY::of)
                .containsExactly(12.0, 16.0, 20.0, 24.0, 28.0, 32.0, 36.0);
        assertThat(plan.scenarios()).extracting(Scenario::peers).containsOnly(30);
        assertThat(plan.shape().measured()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void readsEveryFieldWithUnitsAsPeopleWriteThem() {
        Plan plan = Plans.of(PlanForm.FIRST
                .with(Swept.UPLINK)
                .with(PlanField.UPLINKS, "20, 800kbit, 2-4 by 2")
                .with(PlanField.VIEWERS, "7")
                .with(PlanField.MIX, "2.3:3,0.6:1")
                .with(PlanField.DOWNLINK, "1gbit")
                .with(PlanField.CHURN, "0.2%")
                .with(PlanField.BITRATE, "1.5")
                .with(PlanField.SEGMENT, "2")
                .with(PlanField.WINDOW, "20")
                .with(PlanField.DELAY, "30s")
                .with(PlanField.MEASURED, "90s")
                .with(PlanField.SEED, "-4"));
        assertThat(plan.scenarios()).extracting(Swept.UPLINK::of).containsExactly(0.8, 2.0, 4.0, 20.0);
        Scenario first = plan.scenarios().get(0);
        assertThat(first.peers()).isEqualTo(7);
        assertThat(first.classes())
                .extracting(Scenario.PeerClass::policy)
                .containsExactly(Policy.LOADER_2_3, Policy.LOADER_0_6);
        assertThat(first.classes().get(0).downBitsPerSecond()).isEqualTo(1_000_000_000);
        assertThat(first.churnPerSecond()).isEqualTo(0.002);
        assertThat(first.stream()).isEqualTo(new Scenario.Stream(Duration.ofSeconds(2), 20, 1_500_000));
        assertThat(first.delay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(first.length()).isEqualTo(Duration.ofSeconds(150));
        assertThat(first.seed()).isEqualTo(-4);
    }

    @Test
    void takesASegmentForTheStepOfDelays() {
        assertThat(Plans.of(PlanForm.FIRST.with(PlanField.DELAYS, "12 to 20")).scenarios())
                .extracting(Swept.DELAY::of)
                .containsExactly(12.0, 16.0, 20.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELAYS|60|8 to 36 s",
                "DELAYS|14|write 12 or 16",
                "DELAYS|soon|not a time",
                "DELAYS|36-12 by 4|smaller number first",
                "DELAYS|8-36 by 0.1|too many runs",
                "DELAYS|''|not a time",
                "VIEWERS|0|1 to 5000",
                "VIEWERS|many|whole number",
                "MIX|chrome:1|no kind of viewer",
                "UPLINK|fast|number of Mbit/s",
                "UPLINK|0|number of Mbit/s",
                "DOWNLINK|20000|10 Gbit/s at most",
                "CHURN|200|percentage",
                "BITRATE|-1|number of Mbit/s",
                "SEGMENT|0.5|1 to 60 s",
                "WINDOW|2|3 to 1000",
                "MEASURED|2h|write 4, 30s or 2m",
                "MEASURED|90|5s to 60 min",
                "SEED|x|whole number"
            })
    void namesCauseAndCureUnderTheField(PlanField field, String text, String words) {
        Map<PlanField, String> problems =
                reader.read(PlanForm.FIRST.with(field, text)).problems();
        assertThat(problems).containsOnlyKeys(field);
        assertThat(problems.get(field)).contains(words).endsWith(".").doesNotContain("..");
    }

    @Test
    void asksForTheStepOfARange() {
        PlanForm form = PlanForm.FIRST.with(Swept.VIEWERS).with(PlanField.AUDIENCES, "10-100");
        assertThat(reader.read(form).problems().get(PlanField.AUDIENCES)).contains("20-100 by 20");
    }

    @ParameterizedTest
    @EnumSource(Swept.class)
    void doesNotReadFieldsThatDoNotCount(Swept quantity) {
        PlanForm form = PlanForm.FIRST.with(quantity).with(quantity.single(), "rubbish");
        for (Swept other : Swept.ALL) {
            form = other == quantity ? form : form.with(other.list(), "rubbish");
        }
        assertThat(reader.read(form).problems()).isEmpty();
    }

    @Test
    void leavesRoomForTheRestOfTheProgram() {
        PlanForm form = PlanForm.FIRST.with(PlanField.VIEWERS, "1000");
        assertThat(reader.read(form).plan()).isPresent();
        String problem = new PlanFormReader(500_000_000).read(form).problems().getOrDefault(PlanField.VIEWERS, "");
        assertThat(problem).contains("1000 viewers would take").contains("swarmglass simulate");
        String fitting = problem.replaceAll(".*; (\\d+) find room.*", "$1");
        assertThat(new PlanFormReader(500_000_000)
                        .read(form.with(PlanField.VIEWERS, fitting))
                        .problems())
                .isEmpty();
    }
}
