package org.swarmglass.engine.stream;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.swarmglass.engine.census.Census;
import org.swarmglass.engine.census.CensusPlan;
import org.swarmglass.engine.identity.DashRecipes;
import org.swarmglass.engine.identity.Manifest;
import org.swarmglass.engine.identity.SwarmRecipes;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.MasterPlaylist;
import org.swarmglass.engine.playlist.Playlist;
import org.swarmglass.engine.playlist.dash.MediaPresentation;

/**
 * What a census has to know of a manifest: its swarms' names and what people call its renditions. Immutable.
 *
 * @param joinable whose swarms can be joined; those of other generations can only be counted
 */
record ManifestNames(
        URI requested, URI response, Playlist playlist, Set<Generation> joinable, CensusPlan.Names recipes) {
    /**
     * They number DASH alike; only 2.2.2 could be tried. 0.6 writes times where it writes numbers for HLS, and 5.0 counts
     * tenths of a second.
     */
    private static final Set<Generation> JOINED_IN_DASH = Set.of(Generation.V2_2, Generation.V2_3);

    static ManifestNames ofHls(StreamOrder order, URI response, Playlist playlist, String text) {
        return new ManifestNames(
                order.url(),
                response,
                playlist,
                Set.copyOf(Generation.JOINED),
                (generation, url) ->
                        SwarmRecipes.of(generation).identities(new Manifest(url, url, text), order.swarmId()));
    }

    /** @param playlist the presentation as a master playlist */
    static ManifestNames ofDash(StreamOrder order, MediaPresentation presentation, MasterPlaylist playlist) {
        return new ManifestNames(
                order.url(),
                presentation.uri(),
                playlist,
                JOINED_IN_DASH,
                (generation, url) -> DashRecipes.of(generation).identities(url, presentation.at(url), order.swarmId()));
    }

    /** Everybody who may watch this manifest: the work grows with its length, so it is for those who count. */
    Census.Subject censusSubject() {
        return new Census.Subject(
                CensusPlan.of(requested, response, recipes, this::label),
                SafeUrl.of(requested),
                SafeUrl.of(response),
                joinable);
    }

    /** An alternate video rendition, which only 5.0 knows as a stream, has a number and no name. */
    private String label(StreamId stream) {
        Optional<String> label = stream.kind() == StreamKind.MAIN ? mainLabel(stream) : audioLabel(stream);
        return label.orElseGet(stream::toString);
    }

    private Optional<String> mainLabel(StreamId stream) {
        return Renditions.of(playlist).all().stream()
                .filter(each -> each.stream().equals(stream))
                .map(each -> each.shown().label())
                .findFirst();
    }

    private Optional<String> audioLabel(StreamId stream) {
        return playlist instanceof MasterPlaylist master
                ? master.audio().stream()
                        .filter(audio -> audio.index().equals(OptionalInt.of(stream.index())))
                        .map(audio -> "audio " + audio.name())
                        .findFirst()
                : Optional.empty();
    }
}
