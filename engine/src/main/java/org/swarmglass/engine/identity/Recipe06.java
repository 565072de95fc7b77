package org.swarmglass.engine.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

/**
 * Releases 0.5 and 0.6.x: the requested URL, {@code +V} and the variant's place in the file, raw SHA-1. Audio
 * renditions have no swarm.
 *
 * <p>The swarm string begins with the protocol's {@code 2}; the stream swarm id that 0.6 peers write into segment ids is
 * what follows it. Source: p2p-media-loader 0.6.2, core/lib/p2p-media-manager.ts, hlsjs/lib/segment-manager.ts.
 */
final class Recipe06 implements SwarmRecipe {
    private static final String PROTOCOL = "2";

    @Override
    public Generation generation() {
        return Generation.V0_6;
    }

    @Override
    public List<SwarmIdentity> identities(Manifest manifest, Optional<String> configuredSwarmId) {
        String url = RequestedUrl.text(manifest.requested());
        String swarmId = configuredSwarmId.filter(id -> !id.isEmpty()).orElse(RequestedUrl.withoutQuery(url));
        BrowserUrl base = BrowserUrl.parse(manifest.response().toString());
        MultivariantText text = MultivariantText.read(manifest.text());
        if (text.mediaPlaylist()) {
            return List.of(identity(new StreamId(StreamKind.MAIN, 0), base, url, swarmId, ""));
        }
        List<SwarmIdentity> identities = new ArrayList<>();
        Set<BrowserUrl> named = new HashSet<>();
        for (int i = 0; i < text.variants().size(); i++) {
            Optional<BrowserUrl> playlist =
                    base.resolve(text.variants().get(i).uri()).filter(named::add);
            // A playlist listed again keeps its first place, and its later places are nobody's.
            if (playlist.isPresent()) {
                StreamId id = new StreamId(StreamKind.MAIN, identities.size());
                identities.add(identity(id, playlist.get(), url, swarmId, "V" + i));
            }
        }
        return identities;
    }

    private SwarmIdentity identity(StreamId id, BrowserUrl playlist, String url, String swarmId, String index) {
        String swarmString = PROTOCOL + (index.isEmpty() ? swarmId : swarmId + "+" + index);
        return new SwarmIdentity(
                generation(),
                id,
                playlist.uri(),
                url,
                swarmId,
                "",
                index,
                swarmString,
                SwarmDigest.rawSha1(swarmString));
    }
}
