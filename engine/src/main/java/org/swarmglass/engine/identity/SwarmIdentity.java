package org.swarmglass.engine.identity;

import java.net.URI;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.StreamId;

/**
 * A swarm's name and every step that led to it, so that a person can compare it with what a browser computed.
 *
 * @param stream which rendition; its index counts distinct media playlists of its kind in manifest order
 * @param playlist the media playlist of the rendition, absolute
 * @param manifestUrl the URL the recipe starts from (requested or response, as the generation has it)
 * @param swarmId the configured swarm id, or the manifest URL without its query
 * @param propertiesText what the stream index is hashed from (2.3 and 5.0); empty where the index is a number
 * @param streamIndex number or hash that stands for the rendition
 * @param swarmString the text that is hashed into the info hash
 */
public record SwarmIdentity(
        Generation generation,
        StreamId stream,
        URI playlist,
        String manifestUrl,
        String swarmId,
        String propertiesText,
        String streamIndex,
        String swarmString,
        InfoHash infoHash) {
    /**
     * By what 0.6 peers name segments, in front of the sequence: the stream's swarm id. On the wire of other generations
     * there is no such thing (protocol/v06 1.3).
     */
    public String streamSwarmId() {
        return streamIndex.isEmpty() ? swarmId : swarmId + "+" + streamIndex;
    }
}
