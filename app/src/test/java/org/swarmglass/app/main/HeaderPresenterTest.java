package org.swarmglass.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.swarmglass.app.preview.Snapshots;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.P2pStatus;

class HeaderPresenterTest {
    private final HeaderPresenter presenter = new HeaderPresenter();

    @Test
    void namesTheStreamByTheTellingPartOfItsUrl() {
        assertThat(HeaderPresenter.title("https://cdn.example/live/stadium-cam-3/master.m3u8"))
                .isEqualTo("stadium-cam-3");
        assertThat(HeaderPresenter.title("https://cdn.example/news.m3u8?token="))
                .isEqualTo("news");
        assertThat(HeaderPresenter.title("http://127.0.0.1:8801/live/master.m3u8"))
                .isEqualTo("127.0.0.1:8801");
    }

    @Test
    void showsRenditionSwarmAndUrlButNotTheSecretPathOfTheProxy() {
        HeaderViewModel model = presenter.present(Snapshots.running().build());
        assertThat(model.detail()).isEqualTo("720p · swarm 00000000 · http://h/cam/master.m3u8");
        assertThat(model.detailTip())
                .anyMatch(line -> line.contains("127.0.0.1:1"))
                .noneMatch(line -> line.contains("secret"));
    }

    @Test
    void saysThatP2pIsOffAndWhy() {
        HeaderViewModel model = presenter.present(Snapshots.running()
                .p2p(P2pStatus.off("no tracker is configured"))
                .build());
        assertThat(model.p2p().text()).isEqualTo("P2P off");
        assertThat(model.p2p().tip()).anyMatch(line -> line.contains("no tracker is configured"));
    }

    @Test
    void isQuietWithoutAStream() {
        HeaderViewModel model = presenter.present(EngineSnapshot.idle(0));
        assertThat(model.title()).isEqualTo("Swarmglass");
        assertThat(model.state().text()).isEqualTo("idle");
        assertThat(model.p2p().text()).isEmpty();
    }
}
