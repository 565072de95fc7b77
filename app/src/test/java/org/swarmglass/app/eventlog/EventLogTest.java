package org.swarmglass.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.event.ListDataEvent;
import javax.swing.event.ListDataListener;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.app.preview.ManualView;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.Level;
import org.swarmglass.engine.event.EngineEvent.SegmentSource;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

class EventLogTest {
    private static final SegmentId SEGMENT = new SegmentId(new StreamId(StreamKind.MAIN, 1), 383);

    private final ManualView engine = new ManualView(10_000);
    private final Monitor monitor = new Monitor(engine, () -> 0);
    private final EventLogPresenter presenter = new EventLogPresenter(ZoneOffset.UTC);

    @TestFactory
    Stream<DynamicTest> wordsEveryKindOfEvent() {
        return Arrays.stream(EngineEvent.class.getPermittedSubclasses())
                .map(kind -> DynamicTest.dynamicTest(kind.getSimpleName(), () -> {
                    EngineEvent event = example(kind);
                    assertThat(EventText.of(event)).isNotEmpty().isNotEqualTo(event.toString());
                }));
    }

    @Test
    void saysHowMuchOfASegmentCameFromPeers() {
        assertThat(EventText.of(acquired(SegmentSource.MIXED, 2_000_000, 1_880_000)))
                .isEqualTo("Segment 383: 94 % from peers, 2.00 MB in 800 ms");
    }

    @Test
    void namesTheReasonWhyAPeerLeft() {
        assertThat(EventText.of(new EngineEvent.PeerClosed(
                        0, Snapshots.peerId("alice0000000"), EngineEvent.CloseReason.SILENT, "no answer in 10 s")))
                .isEqualTo("alice left, it fell silent: no answer in 10 s");
    }

    @Test
    void namesPeerAndSegmentWhenItsBytesAreRefused() {
        assertThat(EventText.of(new EngineEvent.SegmentRefused(
                        0,
                        new SegmentId(new StreamId(StreamKind.MAIN, 0), 7),
                        Snapshots.peerId("alice0000000"),
                        "other bytes")))
                .isEqualTo("Segment 7 from alice refused: other bytes");
    }

    @Test
    void neutralisesWhatTrackersSay() {
        assertThat(EventText.of(
                        new EngineEvent.TrackerComplained(0, URI.create("wss://t.example"), "<html>\u202E\nbad", true)))
                .isEqualTo("Tracker t.example refuses: <html>\uFFFD bad");
    }

    @Test
    void filtersByLevelAndByText() {
        happen(
                acquired(SegmentSource.P2P, 10, 10),
                new EngineEvent.StallBegan(0),
                new EngineEvent.Noticed(0, Level.ERROR, "Boom"));
        assertThat(present().lines()).hasSize(3);
        presenter.filter(LevelFilter.WARNINGS);
        assertThat(present().lines())
                .extracting(EventLine::text)
                .containsExactly("Stall: the player waits for data", "Boom");
        presenter.search("  bOOm ");
        assertThat(present().lines()).extracting(EventLine::text).containsExactly("Boom");
        assertThat(present().summary()).isEqualTo("1 of 3");
        presenter.search("nowhere");
        assertThat(present().absence())
                .hasValueSatisfying(why -> assertThat(why.missing()).isEqualTo("No event matches"));
    }

    @Test
    void coloursSegmentsBySourceAndTheRestByLevel() {
        happen(
                acquired(SegmentSource.HTTP, 10, 0),
                acquired(SegmentSource.P2P, 10, 10),
                new EngineEvent.SegmentLost(0, SEGMENT, "gone"));
        assertThat(present().lines()).extracting(EventLine::tone).containsExactly(Tone.HTTP, Tone.P2P, Tone.BAD);
    }

    @Test
    void doesNotTakeInEventsWhileOnlySearched() {
        happen(new EngineEvent.StallBegan(0));
        present();
        happen(new EngineEvent.StreamEnded(0));
        assertThat(presenter.filtered().lines()).hasSize(1);
        assertThat(present().lines()).hasSize(2);
    }

    @Test
    void keepsTheLatestFiveThousand() {
        for (int round = 0; round < 7; round++) {
            for (int i = 0; i < 1_000; i++) {
                engine.happen(new EngineEvent.Noticed(0, Level.INFO, "event " + (round * 1_000 + i)));
            }
            monitor.poll();
            present();
        }
        assertThat(present().lines()).hasSize(5_000);
        assertThat(present().lines().get(0).text()).isEqualTo("event 2000");
    }

    @Test
    void changesTheListOnlyAtItsEnds() {
        EventListModel model = new EventListModel();
        model.replace(lines(0, 5));
        Changes changes = new Changes();
        model.addListDataListener(changes);
        assertThat(model.follow(lines(2, 8))).isEqualTo(2);
        assertThat(model.getSize()).isEqualTo(6);
        assertThat(model.getElementAt(0).number()).isEqualTo(2);
        assertThat(changes.text).isEqualTo("-0..1 +3..5 ");
        assertThat(model.follow(lines(2, 8))).isZero();
        assertThat(changes.text).as("nothing to tell").isEqualTo("-0..1 +3..5 ");
        assertThat(model.follow(List.of())).isEqualTo(6);
    }

    private void happen(EngineEvent... events) {
        for (EngineEvent event : events) {
            engine.happen(event);
        }
        monitor.poll();
    }

    private EventLogViewModel present() {
        return presenter.present(monitor.journal());
    }

    private static EngineEvent acquired(SegmentSource source, long bytes, long fromPeers) {
        return new EngineEvent.SegmentAcquired(0, SEGMENT, source, bytes, fromPeers, Duration.ofMillis(800));
    }

    private static List<EventLine> lines(int from, int to) {
        return java.util.stream.IntStream.range(from, to)
                .mapToObj(i -> new EventLine(i, "", Level.INFO, Tone.INFO, "line " + i))
                .toList();
    }

    private static EngineEvent example(Class<?> kind) throws ReflectiveOperationException {
        RecordComponent[] parts = kind.getRecordComponents();
        Object[] values = Arrays.stream(parts)
                .map(part -> example(part.getType(), part.getName()))
                .toArray();
        Constructor<?> constructor = kind.getDeclaredConstructor(
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return (EngineEvent) constructor.newInstance(values);
    }

    private static Object example(Class<?> type, String name) {
        if (type == long.class) {
            return 5L;
        } else if (type == int.class) {
            return 3;
        } else if (type == boolean.class) {
            return true;
        } else if (type == String.class) {
            return name;
        } else if (type == Duration.class) {
            return Duration.ofSeconds(2);
        } else if (type == URI.class) {
            return URI.create("wss://tracker.example");
        } else if (type == PeerId.class) {
            return Snapshots.peerId("alice0000000");
        } else if (type == SegmentId.class) {
            return SEGMENT;
        } else if (type == Generation.class) {
            return Generation.V2_3;
        }
        return type.getEnumConstants()[0];
    }

    private static final class Changes implements ListDataListener {
        private String text = "";

        @Override
        public void intervalAdded(ListDataEvent event) {
            text += "+" + event.getIndex0() + ".." + event.getIndex1() + " ";
        }

        @Override
        public void intervalRemoved(ListDataEvent event) {
            text += "-" + event.getIndex0() + ".." + event.getIndex1() + " ";
        }

        @Override
        public void contentsChanged(ListDataEvent event) {
            text += "*";
        }
    }
}
