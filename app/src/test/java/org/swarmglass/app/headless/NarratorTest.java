package org.swarmglass.app.headless;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.Level;
import org.swarmglass.engine.event.EventLog;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.EngineView;

class NarratorTest {
    private final StringWriter text = new StringWriter();
    private final EventLog log = new EventLog(16);
    private final EngineView engine = new EngineView() {
        @Override
        public EngineSnapshot snapshot() {
            return EngineSnapshot.idle(0);
        }

        @Override
        public EventPage eventsSince(long cursor) {
            return log.since(cursor);
        }
    };

    @Test
    void writesALineEveryTenSecondsWhereThereIsNoTerminal() {
        Narrator narrator = new Narrator(new PrintWriter(text), false);
        for (int second = 0; second < 25; second++) {
            narrator.tell(engine, Duration.ofSeconds(second));
        }

        assertThat(text.toString().lines()).hasSize(3).first().asString().startsWith("00:00  opening  P2P -");
    }

    @Test
    void writesOverTheLineInATerminal() {
        Narrator narrator = new Narrator(new PrintWriter(text), true);
        narrator.tell(engine, Duration.ofSeconds(59));
        narrator.tell(engine, Duration.ofSeconds(60));
        narrator.end(engine, Duration.ofSeconds(61));

        assertThat(text.toString()).contains("\r00:59", "\r01:00", "\r01:01").endsWith(System.lineSeparator());
        assertThat(text.toString()).containsOnlyOnce("\n");
    }

    @Test
    void tellsEveryNotableEventOnce() {
        log.add(new EngineEvent.Noticed(0, Level.INFO, "not notable"));
        log.add(new EngineEvent.P2pImpaired(0, "no candidates", "check the firewall"));
        Narrator narrator = new Narrator(new PrintWriter(text), false);
        narrator.tell(engine, Duration.ofSeconds(1));
        narrator.tell(engine, Duration.ofSeconds(2));

        assertThat(text.toString()).containsOnlyOnce("WARNING: no candidates. Check the firewall.");
        assertThat(text.toString()).doesNotContain("not notable");
    }

    @Test
    void letsNoStrangerSteerTheTerminal() {
        URI tracker = URI.create("wss://t.example");
        List<String> words = List.of(
                EventWords.of(new EngineEvent.TrackerComplained(0, tracker, "a\u001b[2Jb\u009bc\nd", true)),
                EventWords.of(new EngineEvent.TrackerLost(0, tracker, "gone", Duration.ofSeconds(5))));

        assertThat(words)
                .containsExactly(
                        "WARNING: tracker wss://t.example says: a [2Jb c d",
                        "WARNING: tracker wss://t.example lost: gone; next try in 5 s");
    }
}
