package org.swarmglass.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.simulation.VirtualLoop;

class VirtualLoopTest {
    private final VirtualLoop loop = new VirtualLoop();
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsTasksInOrderOfTimeThenPosting() {
        loop.after(Duration.ofSeconds(2), "late", () -> ran.add("late at " + loop.nowNanos()));
        loop.post("first", () -> ran.add("first"));
        loop.post("second", () -> ran.add("second"));
        loop.advance(Duration.ofSeconds(3));
        assertThat(ran).containsExactly("first", "second", "late at 2000000000");
        assertThat(loop.nowNanos()).isEqualTo(3_000_000_000L);
    }

    @Test
    void cancelledTimersDoNotRun() {
        EngineLoop.Timer timer = loop.after(Duration.ofSeconds(1), "never", () -> ran.add("never"));
        timer.cancel();
        loop.advance(Duration.ofSeconds(2));
        assertThat(ran).isEmpty();
        assertThat(loop.waiting()).isZero();
    }

    @Test
    void coalescesRequestsOfOneTurn() {
        Coalesced coalesced = new Coalesced(loop, "plan", () -> ran.add("plan"));
        coalesced.request();
        coalesced.request();
        loop.runDue();
        coalesced.request();
        loop.runDue();
        assertThat(ran).containsExactly("plan", "plan");
    }

    @Test
    void aFaultOfAnOwnedTaskEndsItsOwnerAndStillFailsTheTest() {
        EngineLoop owned = new OwnedLoop(loop, (task, fault) -> ran.add(task + ": " + fault.getMessage()));
        owned.after(Duration.ofSeconds(1), "bad timer", VirtualLoopTest::fail);
        assertThatThrownBy(() -> loop.advance(Duration.ofSeconds(1)))
                .isInstanceOf(OwnedFaultException.class)
                .hasRootCauseMessage("planted");
        assertThat(ran).containsExactly("bad timer: planted");
    }

    @Test
    void aFaultAfterItsOwnersEndIsTheEngines() {
        EngineLoop owned = new OwnedLoop(loop, (task, fault) -> false);
        owned.post("bad task", VirtualLoopTest::fail);
        assertThatThrownBy(loop::runDue)
                .isNotInstanceOf(OwnedFaultException.class)
                .hasMessage("planted");
    }

    private static void fail() {
        throw new IllegalStateException("planted");
    }

    @Test
    void theRealLoopSurvivesAFaultAndNamesIt() throws Exception {
        CompletableFuture<String> fault = new CompletableFuture<>();
        CompletableFuture<Boolean> after = new CompletableFuture<>();
        try (ThreadedLoop real = new ThreadedLoop("engine-loop")) {
            real.onFault((name, thrown) -> fault.complete(name + ": " + thrown.getMessage()));
            real.post("bad task", VirtualLoopTest::fail);
            real.post("good task", () -> after.complete(true));
            assertThat(fault.get(30, TimeUnit.SECONDS)).isEqualTo("bad task: planted");
            assertThat(after.get(30, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(real::nowNanos).isInstanceOf(IllegalStateException.class);
        }
    }
}
