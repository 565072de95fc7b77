package org.swarmglass.engine.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.swarmglass.engine.identity.HlsJsMaster.Rendition;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

/**
 * What 1.0, 2.2 and 2.3 to 4.x share: renditions as hls.js lists them, the response URL as default swarm id, and the
 * form {@code version-swarmId-kind-index}.
 *
 * <p>Source: p2p-media-loader core/src/utils/stream.ts (getStreamSwarmId), core/src/core.ts (setManifestResponseUrl,
 * addStreamIfNoneExists: streams are kept by playlist URL over both kinds, the first listing decides).
 *
 * @param version the protocol text in front
 */
record HlsJsNaming(Generation generation, String version, Indexing indexing, Function<String, InfoHash> digest) {
    /** How a rendition becomes the last part of the swarm string. */
    interface Indexing {
        /** What is hashed into the index; empty where the index is a number. */
        String propertiesText(Rendition rendition);

        String index(Rendition rendition);
    }

    /** Up to 2.2: the position in hls.js's list. */
    static final class ByPosition implements Indexing {
        @Override
        public String propertiesText(Rendition rendition) {
            return "";
        }

        @Override
        public String index(Rendition rendition) {
            return Integer.toString(rendition.position());
        }
    }

    List<SwarmIdentity> identities(Manifest manifest, Optional<String> configuredSwarmId) {
        BrowserUrl url = BrowserUrl.parse(manifest.response().toString());
        MultivariantText text = MultivariantText.read(manifest.text());
        StreamIds ids = new StreamIds(text, url);
        List<SwarmIdentity> identities = new ArrayList<>();
        Set<BrowserUrl> named = new HashSet<>();
        for (Rendition rendition : HlsJsMaster.read(text, url)) {
            Optional<BrowserUrl> playlist = rendition.playlist().filter(named::add);
            Optional<StreamId> id = text.mediaPlaylist()
                    ? Optional.of(new StreamId(StreamKind.MAIN, 0))
                    : playlist.flatMap(address -> ids.find(rendition.kind(), address));
            if (playlist.isPresent() && id.isPresent()) {
                String swarmId = configuredSwarmId.orElse(url.withoutQuery());
                String swarmString = swarmString(swarmId, rendition);
                identities.add(new SwarmIdentity(
                        generation,
                        id.get(),
                        playlist.get().uri(),
                        url.text(),
                        swarmId,
                        indexing.propertiesText(rendition),
                        indexing.index(rendition),
                        swarmString,
                        digest.apply(swarmString)));
            }
        }
        return identities;
    }

    String swarmString(String swarmId, Rendition rendition) {
        return String.join("-", version, swarmId, rendition.kind().wireName(), indexing.index(rendition));
    }
}
