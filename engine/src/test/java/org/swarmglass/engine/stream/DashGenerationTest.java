package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EngineEvent.GenerationsChosen;
import org.swarmglass.engine.event.EngineEvent.Noticed;
import org.swarmglass.engine.event.EngineEvent.P2pImpaired;
import org.swarmglass.engine.identity.DashRecipes;
import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.PresentationParser;
import org.swarmglass.engine.snapshot.SwarmSnapshot;
import org.swarmglass.engine.tracker.protocol.RecordingIntroductions;

/** On an MPD some generations' swarms can only be counted. */
class DashGenerationTest {
    private static final String URL = "http://origin.test/manifest";

    private final SimLab lab = new SimLab();

    /** Video and sound apart, so that every viewer is in two swarms. */
    private final String mpd = MpdTexts.mpd(
            "type=\"static\" mediaPresentationDuration=\"PT240S\"",
            MpdTexts.list("v", 60) + MpdTexts.list("a", 60).replace("video", "audio"));

    @BeforeEach
    void serve() {
        for (int i = 0; i < 60; i++) {
            lab.serve("http://origin.test/v" + i + ".m4s", SimLiveOrigin.bytes(i));
        }
        lab.serve(URL, mpd);
    }

    /** A player that is in the swarms of its generation and never answers. */
    private void count(Generation generation, String peer) {
        try {
            URI url = URI.create(URL);
            for (SwarmIdentity identity : DashRecipes.of(generation)
                    .identities(url, PresentationParser.parse(url, mpd, lab.now()), Optional.empty())) {
                lab.tracker.connect().join(identity.infoHash(), new PeerId(peer), new RecordingIntroductions("deaf"));
            }
        } catch (PlaylistSyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private SimViewer view(Generation... generations) {
        return lab.view(lab.setup().url(URL).generations(generations)).play();
    }

    private static List<Generation> joined(SimViewer viewer) {
        return viewer.session.swarms().stream()
                .map(SwarmSnapshot::generation)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> notices(SimViewer viewer) {
        return viewer.events(Noticed.class).stream()
                .map(Noticed::message)
                .filter(message -> message.contains("counte") || message.contains("counts"))
                .toList();
    }

    @Test
    void staysWithTheDefaultWherePeersAreOutOfReachAndSaysSoOnce() {
        count(Generation.V0_6, "-WW0006-aaaaaaaaaaaa");
        count(Generation.V0_6, "-WW0006-bbbbbbbbbbbb");
        count(Generation.V0_6, "-WW0006-cccccccccccc");
        SimViewer viewer = view();
        lab.advance(65);
        assertThat(joined(viewer)).containsExactly(Generation.V2_3);
        assertThat(notices(viewer))
                .containsExactly(
                        "3 viewers of generation 0.6 watch this MPD; Swarmglass counts that swarm but cannot join it");
        assertThat(lab.stalls()).isZero();
    }

    @Test
    void namesEveryGenerationOutOfReach() {
        count(Generation.V0_6, "-WW0006-aaaaaaaaaaaa");
        count(Generation.V5_0, "-PM0500-aaaaaaaaaaaa");
        SimViewer viewer = view();
        lab.advance(2);
        assertThat(joined(viewer)).containsExactly(Generation.V2_3);
        assertThat(notices(viewer))
                .containsExactly("1 viewer of generation 0.6 and 1 viewer of generation 5.0 watch this MPD;"
                        + " Swarmglass counts those swarms but cannot join them");
    }

    @Test
    void goesToThoseItCanMeet() {
        count(Generation.V0_6, "-WW0006-aaaaaaaaaaaa");
        count(Generation.V2_2, "-PM0202-aaaaaaaaaaaa");
        SimViewer viewer = view();
        lab.advance(2);
        assertThat(joined(viewer)).containsExactly(Generation.V2_2);
        assertThat(viewer.events(GenerationsChosen.class).get(0).found())
                .isEqualTo("1 in 0.6, which is counted only; 1 in 2.2");
        assertThat(notices(viewer)).isEmpty();
    }

    @Test
    void saysWithCureThatAChosenGenerationCannotBeJoinedAndPlays() {
        SimViewer viewer = view(Generation.V0_6, Generation.V5_0);
        lab.advance(30);
        assertThat(joined(viewer)).isEmpty();
        assertThat(viewer.events(P2pImpaired.class)).singleElement().satisfies(event -> {
            assertThat(event.reason()).contains("MPD", "0.6 and 5.0 can only be counted");
            assertThat(event.cure()).contains("auto or 2.2 and 2.3", "HLS");
        });
        assertThat(viewer.events(Noticed.class))
                .filteredOn(event -> event.level().compareTo(EngineEvent.Level.WARNING) >= 0)
                .as("nothing less clear beside it")
                .isEmpty();
        assertThat(viewer.player().segments).hasSizeGreaterThan(5);
        assertThat(lab.stalls()).isZero();
    }

    @Test
    void joinsTheRestOfWhatWasChosen() {
        SimViewer viewer = view(Generation.V0_6, Generation.V2_2);
        lab.advance(5);
        assertThat(joined(viewer)).containsExactly(Generation.V2_2);
        assertThat(viewer.events(P2pImpaired.class)).isEmpty();
        assertThat(notices(viewer)).singleElement().asString().startsWith("Joined is generation 2.2; on an MPD");
    }
}
