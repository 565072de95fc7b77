package org.swarmglass.engine.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.swarmglass.engine.identity.DeclaredStreams.Declared;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

/**
 * Release 5.0: {@code v3}, the requested URL, the SHA-1 of properties as written, SHA-1. The bitrate is named only where
 * renditions cannot be told apart without it.
 *
 * <p>Source: p2p-media-loader core/src/stream-identity.ts at 2ffa1035, core/src/core.ts at ee55f607 (swarm naming,
 * isShareable).
 */
final class Recipe50 implements SwarmRecipe {
    private static final String VERSION = "v3";

    @Override
    public Generation generation() {
        return Generation.V5_0;
    }

    @Override
    public List<SwarmIdentity> identities(Manifest manifest, Optional<String> configuredSwarmId) {
        BrowserUrl base = BrowserUrl.parse(manifest.response().toString());
        MultivariantText text = MultivariantText.read(manifest.text());
        StreamIds ids = new StreamIds(text, base);
        String url = RequestedUrl.text(manifest.requested());
        String swarmId = configuredSwarmId.orElse(RequestedUrl.withoutQuery(url));
        return shared(DeclaredStreams.read(text, base)).stream()
                .map(stream -> identity(stream, id(stream, text, ids), url, swarmId))
                .toList();
    }

    /** The text that is hashed into an info hash. */
    static String swarmString(String swarmId, StreamKind kind, String propertiesIndex) {
        return String.join("-", VERSION, swarmId, kind.wireName(), propertiesIndex);
    }

    /** The streams peers share, each with the properties that name it, in the order of their first listings. */
    static <P> List<Declared<P>> shared(List<Declared<P>> listings) {
        return shareable(named(listings));
    }

    /** Listings that are equal but for their bitrate keep it, every one of them; a repeated playlist counts each time. */
    private static <P> List<Declared<P>> named(List<Declared<P>> listings) {
        Function<Declared<P>, List<Object>> withoutBitrate =
                listing -> List.of(listing.kind(), listing.properties().withBitrate(0));
        var counts = listings.stream().collect(Collectors.groupingBy(withoutBitrate, Collectors.counting()));
        List<Declared<P>> streams = new ArrayList<>();
        Set<P> seen = new HashSet<>();
        for (Declared<P> listing : listings) {
            boolean unique = counts.getOrDefault(withoutBitrate.apply(listing), 0L) == 1;
            if (seen.add(listing.playlist())) {
                StreamProperties properties = listing.properties();
                streams.add(new Declared<>(
                        listing.kind(), listing.playlist(), unique ? properties.withBitrate(0) : properties));
            }
        }
        return streams;
    }

    /** A stream of which nothing is known is shared only if it is the only one of its kind. */
    private static <P> List<Declared<P>> shareable(List<Declared<P>> streams) {
        return streams.stream()
                .filter(stream -> !stream.properties().isEmpty()
                        || streams.stream()
                                        .filter(other -> other.kind() == stream.kind())
                                        .count()
                                == 1)
                .toList();
    }

    private static StreamId id(Declared<BrowserUrl> stream, MultivariantText text, StreamIds ids) {
        return text.mediaPlaylist()
                ? new StreamId(StreamKind.MAIN, 0)
                : ids.find(stream.kind(), stream.playlist()).orElseGet(() -> ids.alternateVideo(stream.playlist()));
    }

    private SwarmIdentity identity(Declared<BrowserUrl> stream, StreamId id, String url, String swarmId) {
        String propertiesText = stream.properties().text();
        String index = SwarmDigest.propertiesIndex(propertiesText);
        String swarmString = swarmString(swarmId, stream.kind(), index);
        return new SwarmIdentity(
                generation(),
                id,
                stream.playlist().uri(),
                url,
                swarmId,
                propertiesText,
                index,
                swarmString,
                SwarmDigest.sha1(swarmString));
    }
}
