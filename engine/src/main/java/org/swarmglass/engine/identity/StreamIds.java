package org.swarmglass.engine.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.identity.MultivariantText.Listing;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

/**
 * The engine's own names of a master's playlists, the same for every generation: the position among the distinct
 * playlists of the kind. A recipe's stream index may count differently (filtered variants, a made-up audio track).
 */
final class StreamIds {
    private final Map<BrowserUrl, Integer> variants = new LinkedHashMap<>();
    private final Map<BrowserUrl, Integer> audio = new LinkedHashMap<>();

    StreamIds(MultivariantText master, BrowserUrl base) {
        number(master.variants(), base, variants);
        List<Listing> tracks = master.media().stream()
                .filter(listing ->
                        listing.get("TYPE").equals("AUDIO") && !listing.uri().isEmpty())
                .toList();
        number(tracks, base, audio);
    }

    private static void number(List<Listing> listings, BrowserUrl base, Map<BrowserUrl, Integer> numbers) {
        for (Listing listing : listings) {
            base.resolve(listing.uri()).ifPresent(url -> numbers.putIfAbsent(url, numbers.size()));
        }
    }

    Optional<StreamId> find(StreamKind kind, BrowserUrl playlist) {
        Map<BrowserUrl, Integer> numbers = kind == StreamKind.MAIN ? variants : audio;
        return Optional.ofNullable(numbers.get(playlist)).map(index -> new StreamId(kind, index));
    }

    /**
     * A name for an alternate video rendition, which only 5.0 knows as a stream: it comes after all variants, so it
     * never takes the name of one.
     */
    StreamId alternateVideo(BrowserUrl playlist) {
        return new StreamId(StreamKind.MAIN, variants.computeIfAbsent(playlist, url -> variants.size()));
    }
}
