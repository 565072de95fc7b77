package org.swarmglass.engine.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.playlist.dash.AdaptationSet;
import org.swarmglass.engine.playlist.dash.AdaptationSet.Kind;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.MediaPresentation.Track;
import org.swarmglass.engine.playlist.dash.Period;
import org.swarmglass.engine.playlist.dash.Representation;

/**
 * 0.6 over Shaka Player 2.5: {@code V} or {@code A} and the number Shaka's parser has given the stream. Audio is shared
 * here, unlike under hls.js.
 *
 * <p>Only the swarms of the first period are named: 0.6 goes to other ones with every period, and in a live presentation
 * the numbers of the later ones depend on how often each viewer had loaded the manifest. Source: p2p-media-loader-shaka
 * 0.6.2 lib/parser-segment.ts, lib/utils.ts; Shaka Player 2.5.23 lib/dash/dash_parser.js (globalId_).
 */
final class DashRecipe06 implements DashRecipe {
    private static final String PROTOCOL = "2";

    @Override
    public Generation generation() {
        return Generation.V0_6;
    }

    @Override
    public List<SwarmIdentity> identities(
            URI requested, MediaPresentation presentation, Optional<String> configuredSwarmId) {
        String url = requested.toString();
        String swarmId = configuredSwarmId.filter(id -> !id.isEmpty()).orElse(RequestedUrl.withoutQuery(url));
        Period first = presentation.periods().get(0);
        Map<Representation, Integer> numbers = numbers(first);
        List<SwarmIdentity> identities = new ArrayList<>();
        for (Track track : presentation.tracks()) {
            Integer number = numbers.get(track.representation());
            if (number != null) {
                String index = (track.set().kind() == Kind.VIDEO ? "V" : "A") + number;
                String swarmString = PROTOCOL + swarmId + "+" + index;
                identities.add(new SwarmIdentity(
                        generation(),
                        track.stream(),
                        DashNaming.playlist(presentation, track),
                        url,
                        swarmId,
                        "",
                        index,
                        swarmString,
                        SwarmDigest.rawSha1(swarmString)));
            }
        }
        return identities;
    }

    /** One counter for streams and for sets without an id, from 1, in the order of the text. */
    private static Map<Representation, Integer> numbers(Period period) {
        Map<Representation, Integer> numbers = new IdentityHashMap<>();
        int next = 1;
        for (AdaptationSet set : period.sets()) {
            if (!set.understood() || set.kind() == Kind.IMAGE) {
                continue;
            }
            for (Representation one : set.representations()) {
                boolean addressed = !one.segments().isEmpty() || one.index().isPresent();
                if (addressed || set.kind() == Kind.TEXT) {
                    numbers.put(one, next++);
                }
            }
            if (!set.identified()) {
                next++;
            }
        }
        return numbers;
    }
}
