package org.swarmglass.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.app.player.PlayerStatus.Phase;
import org.swarmglass.app.player.PlayerStatus.Sound;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot.Form;
import org.swarmglass.engine.snapshot.StreamSnapshot.RenditionSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot.Size;

class PlayerPresenterTest {
    private final PlayerPresenter presenter = new PlayerPresenter();

    @Test
    void saysHowToGetAStreamWithoutOne() {
        PlayerViewModel model =
                presenter.present(PlayerStatus.of(Phase.STOPPED, Sound.FULL), EngineSnapshot.idle(0), true);
        assertThat(model.message().map(Absence::missing)).contains("No stream is open");
        assertThat(model.message().map(Absence::advice).orElse("")).contains("Ctrl+O");
        assertThat(model.transport().canPlay()).isFalse();
    }

    @Test
    void namesCauseAndCureWithoutLibVlcWhileTheRestGoesOn() {
        PlayerStatus missing = PlayerStatus.missing(
                new LibVlcMissingException("libvlc is not installed", "Install it, then press Retry."), Sound.FULL);
        PlayerViewModel model = presenter.present(missing, Snapshots.running().build(), true);
        assertThat(model.missing()).isTrue();
        assertThat(model.message().map(Absence::missing)).contains("No picture: libvlc is not installed");
        assertThat(model.message().map(Absence::advice).orElse(""))
                .contains("Retry")
                .contains("Everything else works");
        assertThat(model.renditions().labels()).isNotEmpty();
    }

    @Test
    void showsAPlayingLiveStream() {
        PlaybackSnapshot playback = new PlaybackSnapshot(
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Duration.ZERO,
                Optional.of(Duration.ofMillis(8_420)),
                Optional.empty());
        PlayerViewModel model = presenter.present(
                playing(false), engine(Form.LIVE, true, Snapshots.running().playing(playback)), true);
        assertThat(model.title()).isEqualTo("Live stream");
        assertThat(model.badge()).isEqualTo("LIVE");
        assertThat(model.format()).isEqualTo("1280 × 720 · 29.97 fps · H.264");
        assertThat(model.message()).isEmpty();
        assertThat(model.position().clock()).isEqualTo("01:01:05");
        assertThat(model.position().delay()).isEqualTo("behind live 8.4 s");
        assertThat(model.position().seek()).isEmpty();
        assertThat(model.transport().pause()).isTrue();
    }

    @Test
    void offersAutomaticChoiceFirstAndMarksAPin() {
        assertThat(presenter
                        .present(playing(false), engine(Form.LIVE, false), true)
                        .renditions())
                .isEqualTo(new PlayerViewModel.Choice(List.of("Auto (720p)", "360p", "720p"), 0));
        assertThat(presenter
                        .present(playing(false), engine(Form.LIVE, true), true)
                        .renditions()
                        .selected())
                .isEqualTo(2);
    }

    @Test
    void offersJumpingInAVodOnly() {
        PlayerStatus half = new PlayerStatus(
                Phase.PAUSED,
                Duration.ofSeconds(30),
                Optional.of(Duration.ofSeconds(60)),
                Optional.empty(),
                5,
                false,
                Sound.FULL,
                "",
                "");
        PlayerViewModel model = presenter.present(half, engine(Form.VOD, false), true);
        assertThat(model.badge()).isEqualTo("VOD");
        assertThat(model.position().clock()).isEqualTo("00:00:30 / 00:01:00");
        assertThat(model.position().delay()).isEmpty();
        assertThat(model.position().seek()).contains(0.5);
        assertThat(model.overlay()).isEqualTo("Paused");
    }

    @Test
    void saysThatItWaitsForData() {
        assertThat(presenter
                        .present(playing(true), engine(Form.LIVE, false), true)
                        .overlay())
                .isEqualTo("Waiting for data");
    }

    @Test
    void tellsWhatAPersonStoppedFromWhatIsAboutToStart() {
        PlayerStatus still = PlayerStatus.of(Phase.STOPPED, Sound.FULL);
        EngineSnapshot engine = Snapshots.running().build();
        assertThat(presenter.present(still, engine, false).message().map(Absence::missing))
                .contains("Stopped");
        assertThat(presenter.present(still, engine, true).message().map(Absence::missing))
                .contains("Starting");
    }

    @Test
    void readsTheVideoCodecOutOfTheList() {
        assertThat(PlayerPresenter.videoCodec("mp4a.40.2, avc1.64001f")).contains("H.264");
        assertThat(PlayerPresenter.videoCodec("hvc1.1.6.L93.B0")).contains("H.265");
        assertThat(PlayerPresenter.videoCodec("mp4a.40.2")).isEmpty();
    }

    private static PlayerStatus playing(boolean stalled) {
        return new PlayerStatus(
                Phase.PLAYING,
                Duration.ofSeconds(3_665),
                Optional.empty(),
                Optional.of(new Size(1280, 720)),
                100,
                stalled,
                Sound.FULL,
                "",
                "");
    }

    private static EngineSnapshot engine(Form form, boolean pinned) {
        return engine(form, pinned, Snapshots.running());
    }

    private static EngineSnapshot engine(Form form, boolean pinned, Snapshots like) {
        EngineSnapshot base = like.build();
        StreamSnapshot plain = base.stream().orElseThrow();
        StreamSnapshot stream = new StreamSnapshot(
                plain.url(),
                plain.playerUrl(),
                form,
                List.of(rendition("360p", 640, 360), rendition("720p", 1280, 720)),
                1,
                pinned,
                plain.targetDuration(),
                plain.window(),
                plain.withheld());
        return new EngineSnapshot(
                base.atNanos(),
                base.state(),
                Optional.of(stream),
                base.traffic(),
                base.segments(),
                base.playback(),
                base.p2p(),
                base.swarms(),
                base.peers(),
                base.olderPeers(),
                base.trackers(),
                base.loop());
    }

    private static RenditionSnapshot rendition(String label, int width, int height) {
        return new RenditionSnapshot(
                label,
                1_000_000,
                Optional.of(new Size(width, height)),
                Optional.of("avc1.64001f,mp4a.40.2"),
                Optional.of(29.97));
    }
}
