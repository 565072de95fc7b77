package org.swarmglass.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.snapshot.TrafficTotals;

class TrafficTest {
    @Test
    void receivedBytesAreAlwaysAcquiredWastedOrPending() {
        Random random = new Random(7);
        Traffic traffic = new Traffic();
        long held = 0;
        for (int step = 0; step < 10_000; step++) {
            int bytes = random.nextInt(70_000);
            switch (random.nextInt(4)) {
                case 0 -> {
                    traffic.onHttp(bytes);
                    held += bytes;
                }
                case 1 -> {
                    traffic.onP2p(bytes);
                    held += bytes;
                }
                case 2 -> {
                    long whole = Math.min(held, bytes);
                    traffic.onAcquired(whole);
                    held -= whole;
                }
                default -> {
                    long lost = Math.min(held, bytes);
                    traffic.onWasted(lost);
                    held -= lost;
                }
            }
            TrafficTotals totals = traffic.totals();
            assertThat(totals.http() + totals.p2p()).isEqualTo(totals.acquired() + totals.wasted() + totals.pending());
            assertThat(totals.pending()).isEqualTo(held);
        }
    }

    @Test
    void tellsOfTheFirstByteFromAPeerOnce() {
        Traffic traffic = new Traffic();
        int[] told = {0};
        traffic.whenFirstP2p(() -> told[0]++);
        traffic.onHttp(5);
        assertThat(told[0]).isZero();
        traffic.onP2p(5);
        traffic.onP2p(5);
        assertThat(told[0]).isEqualTo(1);
    }
}
