package org.swarmglass.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.app.preview.ManualView;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.snapshot.P2pStatus;
import org.swarmglass.engine.snapshot.TrackerSnapshot;
import org.swarmglass.engine.snapshot.TrackerSnapshot.TrackerState;

class NoticePresenterTest {
    private final ManualView engine = new ManualView();
    private final Monitor monitor = new Monitor(engine, () -> 1_000);
    private final NoticePresenter presenter = new NoticePresenter();

    @Test
    void keepsQuietWhileAllIsWell() {
        engine.publish(Snapshots.running()
                .trackers(Snapshots.tracker("wss://t", TrackerState.CONNECTED, 2), lost("wss://u", "refused")));
        assertThat(present()).isEmpty();
    }

    @Test
    void saysWhyAStreamCannotBeOpenedUntilOneIs() {
        engine.happen(new EngineEvent.StreamFailed(
                1, "https://h/a.m3u8", "HTTP 404", "check the address and, if the stream needs one, the token"));
        Notice notice = present().get(0);
        assertThat(notice.tone()).isEqualTo(Tone.BAD);
        assertThat(notice.what()).contains("HTTP 404").contains("https://h/a.m3u8");
        assertThat(notice.cure()).startsWith("Check the address").endsWith(".");
        assertThat(notice.openHelps()).isTrue();
        assertThat(present()).hasSize(1);
        engine.happen(new EngineEvent.StreamOpened(2, "https://h/b.m3u8", true, 1));
        assertThat(present()).isEmpty();
    }

    @Test
    void namesTrackersOnlyWhenNoneAnswers() {
        engine.publish(
                Snapshots.running().trackers(lost("wss://t.example/x", "connection refused"), lost("wss://u", "no")));
        Notice notice = present().get(0);
        assertThat(notice.key()).isEqualTo("trackers");
        assertThat(notice.what()).contains("t.example, u").contains("connection refused");
        assertThat(notice.cure()).contains("tried again by itself").contains("over HTTP");
        engine.publish(Snapshots.running().trackers(Snapshots.tracker("wss://t.example", TrackerState.CONNECTED, 1)));
        assertThat(present()).isEmpty();
    }

    @Test
    void asksForTrackersWhereP2pIsOffForWantOfThem() {
        engine.publish(Snapshots.running().p2p(P2pStatus.off("no tracker is given; name them")));
        assertThat(present()).extracting(Notice::key).containsExactly("tracker-missing");
        engine.publish(Snapshots.running().p2p(P2pStatus.off("switched off by --no-p2p")));
        assertThat(present()).isEmpty();
    }

    @Test
    void explainsImpairedP2p() {
        engine.publish(Snapshots.running());
        engine.happen(new EngineEvent.P2pImpaired(1, "the native library does not load", "install libx11-6"));
        assertThat(present().get(0).what()).contains("native library").contains("over HTTP");
        assertThat(present().get(0).cure()).isEqualTo("Install libx11-6.");
    }

    @Test
    void forgetsWhatAnotherStreamCouldNotDo() {
        engine.publish(Snapshots.running());
        engine.happen(new EngineEvent.StreamOpened(1, "https://h/a.mpd", true, 1));
        engine.happen(new EngineEvent.P2pImpaired(2, "0.6 is counted only", "choose auto"));
        assertThat(present().get(0).what()).contains("0.6");
        engine.happen(new EngineEvent.StreamOpened(3, "https://h/b.m3u8", true, 1));
        assertThat(present()).isEmpty();
    }

    @Test
    void keepsWhatTheEngineLacksOverEveryStream() {
        engine.publish(Snapshots.running());
        engine.happen(new EngineEvent.P2pImpaired(1, "the native library does not load", "install libx11-6"));
        engine.happen(new EngineEvent.StreamOpened(2, "https://h/a.m3u8", true, 1));
        engine.happen(new EngineEvent.StreamOpened(3, "https://h/b.m3u8", true, 1));
        assertThat(present().get(0).what()).contains("native library");
    }

    @Test
    void keepsADismissedLineAwayUntilTheMatterComesBack() {
        engine.publish(Snapshots.running().trackers(lost("wss://t", "refused")));
        assertThat(present()).hasSize(1);
        presenter.dismiss("trackers");
        assertThat(present()).isEmpty();
        engine.publish(Snapshots.running().trackers(Snapshots.tracker("wss://t", TrackerState.CONNECTED, 1)));
        assertThat(present()).isEmpty();
        engine.publish(Snapshots.running().trackers(lost("wss://t", "refused")));
        assertThat(present()).hasSize(1);
    }

    @Test
    void neverLetsStrangersWriteMarkupOrControlCharacters() {
        engine.publish(Snapshots.running().trackers(lost("wss://t", "bad\u202Etext\u0007")));
        assertThat(present().get(0).what()).doesNotContain("\u202E").doesNotContain("\u0007");
    }

    @Test
    void tellsMattersOfTheProgramItself() {
        presenter.add(new Notice("settings", Tone.WARNING, "The settings file is broken.", "", false));
        assertThat(present()).extracting(Notice::key).containsExactly("settings");
        presenter.dismiss("settings");
        assertThat(present()).isEmpty();
    }

    private List<Notice> present() {
        monitor.poll();
        return presenter.present(monitor.latest().snapshot(), monitor.journal());
    }

    private static TrackerSnapshot lost(String url, String error) {
        return new TrackerSnapshot(URI.create(url), TrackerState.WAITING, 3, Optional.empty(), error, List.of());
    }
}
