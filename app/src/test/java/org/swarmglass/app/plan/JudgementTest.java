package org.swarmglass.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.capacity.CapacityRow;

class JudgementTest {
    private static final PlanForm DELAYS = PlanForm.FIRST.with(PlanField.DELAYS, "12, 20, 28");

    @Test
    void choosesTheShortestDelayThatSavesAsMuchAsAny() {
        Verdict verdict = judge(Plans.of(DELAYS), new double[] {0.7, 0}, new double[] {0.9, 0}, new double[] {0.91, 0});
        assertThat(verdict.best()).hasValue(20);
        assertThat(verdict.sentence())
                .isEqualTo("Best live delay: 20 s. With 30 viewers peers carry 90 % of the bytes; the origin sends 9 of"
                        + " 90 Mbit/s.");
        assertThat(verdict.note()).contains("shortest delay that saves within 2 points");
    }

    @Test
    void prefersPlayingToSaving() {
        Verdict verdict =
                judge(Plans.of(DELAYS), new double[] {0.9, 0.1}, new double[] {0.6, 0}, new double[] {0.5, 0.0002});
        assertThat(verdict.best()).hasValue(20);
    }

    @Test
    void saysWhenNothingPlaysWithoutStallsAndWhy() {
        Plan plan = Plans.of(DELAYS.with(PlanField.DOWNLINK, "2"));
        Verdict verdict = judge(plan, new double[] {0.5, 0.4}, new double[] {0.5, 0.3}, new double[] {0.5, 0.35});
        assertThat(verdict.sentence())
                .startsWith("No live delay of these plays without stalls; the best is 20 s.")
                .endsWith("and 30.0 % of the time is spent in stalls.");
        assertThat(verdict.note()).isEqualTo("A downlink of 2 Mbit/s cannot take a stream of 3 Mbit/s.");
    }

    @Test
    void saysWhenNothingHelpsAndWhy() {
        Plan plan = Plans.of(DELAYS.with(PlanField.UPLINK, "800kbit"));
        Verdict verdict = judge(plan, new double[] {0.01, 0}, new double[] {0.05, 0}, new double[] {0.004, 0});
        assertThat(verdict.best()).isEmpty();
        assertThat(verdict.sentence()).startsWith("No live delay of these saves much.");
        assertThat(verdict.note()).isEqualTo("Uplinks of 0.8 Mbit/s can carry at most 27 % of a stream of 3 Mbit/s.");
    }

    @Test
    void judgesByWhatTheOriginIsSparedNotByTheShare() {
        Plan plan = Plans.of(DELAYS);
        List<CapacityRow> rows = List.of(
                Plans.row(plan.scenarios().get(0), 0.9, 20, 0),
                Plans.row(plan.scenarios().get(1), 0.8, 6, 0),
                Plans.row(plan.scenarios().get(2), 0.7, 12, 0));
        assertThat(new Judgement(plan, rows).verdict().best()).hasValue(20);
        Verdict first = new Judgement(plan, rows.subList(0, 1)).verdict();
        assertThat(first.sentence())
                .isEqualTo(
                        "Live delay 12 s: with 30 viewers peers carry 90 % of the bytes; the origin sends 60 of 90 Mbit/s.");
        assertThat(first.note())
                .isEqualTo("After 1 of 3 runs. 20 % of all bytes came in vain: duplicates, and transfers given up.");
    }

    @Test
    void doesNotCallTheLastValueEnoughWhileItStillRises() {
        Plan plan = Plans.of(PlanForm.FIRST.with(Swept.UPLINK).with(PlanField.UPLINKS, "5, 10, 20"));
        assertThat(judge(plan, new double[] {0.6, 0}, new double[] {0.7, 0}, new double[] {0.8, 0})
                        .sentence())
                .startsWith("Best uplink tried: 20 Mbit/s; more may be better.");
        assertThat(judge(plan, new double[] {0.6, 0}, new double[] {0.8, 0}, new double[] {0.8, 0})
                        .sentence())
                .startsWith("Enough uplink: 10 Mbit/s.");
    }

    @Test
    void doesNotAskForMoreDelayThanThePlaylistHolds() {
        Plan within = Plans.of(DELAYS);
        double[][] rising = {{0.6, 0}, {0.7, 0}, {0.8, 0}};
        assertThat(judge(within, rising).sentence())
                .startsWith("Best live delay tried: 28 s; a longer one may be better.");
        Plan whole = Plans.of(DELAYS.with(PlanField.DELAYS, "12, 20, 36"));
        assertThat(judge(whole, rising).sentence())
                .startsWith("Best live delay: 36 s, the longest that this playlist allows.");
    }

    @Test
    void comparesFewViewersWithMany() {
        Plan plan = Plans.of(PlanForm.FIRST.with(Swept.VIEWERS).with(PlanField.AUDIENCES, "1, 5000"));
        Verdict verdict = judge(plan, new double[] {0, 0}, new double[] {0.995, 0});
        assertThat(verdict.best()).isEmpty();
        assertThat(verdict.sentence())
                .isEqualTo(
                        "With 1 viewer peers carry 0 %; with 5000 viewers peers carry 99.5 % of the bytes; the origin"
                                + " sends 0.1 of 15 Gbit/s.");
    }

    @Test
    void knowsWhyBrowsersOfSeveralGenerationsShareLittle() {
        Plan apart = Plans.of(DELAYS.with(PlanField.MIX, "2.3:1,0.6:1"));
        assertThat(judge(apart, new double[] {0.4, 0}, new double[] {0.4, 0}).note())
                .contains("never meet");
        Plan bridged = Plans.of(DELAYS.with(PlanField.MIX, "2.3:1,0.6:1,swarmglass:1"));
        assertThat(judge(bridged, new double[] {0.4, 0}, new double[] {0.4, 0}).note())
                .doesNotContain("never meet");
        Plan same = Plans.of(DELAYS.with(PlanField.MIX, "2.3:1,peertube:1"));
        assertThat(judge(same, new double[] {0.4, 0}, new double[] {0.4, 0}).note())
                .doesNotContain("never meet");
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(new Judgement(Plans.of(DELAYS), List.of()).verdict()).isEqualTo(Verdict.NONE);
    }

    private static Verdict judge(Plan plan, double[]... figures) {
        return new Judgement(plan, Plans.rows(plan, figures)).verdict();
    }
}
