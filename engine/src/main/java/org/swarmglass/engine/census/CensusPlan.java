package org.swarmglass.engine.census;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.swarmglass.engine.identity.Manifest;
import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.identity.SwarmRecipes;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.snapshot.CensusSnapshot.Basis;
import org.swarmglass.engine.snapshot.CensusSnapshot.Recipe;

/**
 * Every info hash one manifest can lead to: generations times renditions times requested and response URL, equal hashes
 * once, with all ways that lead to them. Pure.
 *
 * @param leftOut how many renditions are beyond the bound and not named
 */
public record CensusPlan(Map<InfoHash, List<Recipe>> swarms, int leftOut) {
    /** Trackers are asked for every one of them, times ten: a hostile manifest must not make us flood them. */
    static final int MAX_RENDITIONS = 40;

    /**
     * Makes the plan.
     *
     * @param labels what people call a rendition
     */
    public static CensusPlan of(URI requested, URI response, Names names, Function<StreamId, String> labels) {
        Function<Basis, URI> urls = basis -> basis == Basis.REQUESTED ? requested : response;
        Map<InfoHash, List<Recipe>> swarms = new LinkedHashMap<>();
        Set<StreamId> named = new HashSet<>();
        Set<StreamId> leftOut = new HashSet<>();
        for (Generation generation : Generation.values()) {
            for (SwarmIdentity identity : names.identities(generation, requested)) {
                if (named.contains(identity.stream()) || named.size() < MAX_RENDITIONS) {
                    named.add(identity.stream());
                } else {
                    leftOut.add(identity.stream());
                }
            }
        }
        for (Generation generation : Generation.values()) {
            Map<StreamId, List<Naming>> byStream = new LinkedHashMap<>();
            for (Basis basis : Basis.values()) {
                names.identities(generation, urls.apply(basis)).stream()
                        .filter(identity -> named.contains(identity.stream()))
                        .forEach(identity -> byStream.computeIfAbsent(identity.stream(), stream -> new ArrayList<>())
                                .add(new Naming(identity, basis)));
            }
            byStream.values()
                    .forEach(namings -> namings.forEach(
                            naming -> swarms.computeIfAbsent(naming.identity().infoHash(), hash -> new ArrayList<>())
                                    .add(naming.recipe(labels))));
        }
        return new CensusPlan(swarms, leftOut.size());
    }

    public List<InfoHash> infoHashes() {
        return List.copyOf(swarms.keySet());
    }

    /** The swarms of the manifest as if there were only the one URL. */
    public interface Names {
        List<SwarmIdentity> identities(Generation generation, URI url);
    }

    /** Of an HLS manifest. What the hashes do not hold, such as the playlist, is not used. */
    public static CensusPlan of(Manifest manifest, Optional<String> swarmId, Function<StreamId, String> labels) {
        Names names = (generation, url) ->
                SwarmRecipes.of(generation).identities(new Manifest(url, url, manifest.text()), swarmId);
        return of(manifest.requested(), manifest.response(), names, labels);
    }

    private record Naming(SwarmIdentity identity, Basis basis) {
        Recipe recipe(Function<StreamId, String> labels) {
            return new Recipe(
                    identity.generation(),
                    identity.stream().kind(),
                    labels.apply(identity.stream()),
                    basis,
                    basis == usualBasis(identity.generation()),
                    identity.swarmId(),
                    identity.propertiesText(),
                    identity.streamIndex(),
                    identity.swarmString());
        }
    }

    /** protocol/v2, v3 and v06: which URL the library takes where the page configures no swarm id. */
    static Basis usualBasis(Generation generation) {
        return switch (generation) {
            case V0_6, V5_0 -> Basis.REQUESTED;
            case V1_0, V2_2, V2_3 -> Basis.RESPONSE;
        };
    }
}
