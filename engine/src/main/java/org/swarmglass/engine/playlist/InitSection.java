package org.swarmglass.engine.playlist;

import java.net.URI;
import java.util.Optional;
import org.swarmglass.engine.model.ByteRange;

/**
 * An {@code EXT-X-MAP} (RFC 8216, section 4.3.2.5). Never goes over P2P (shared protocol notes, section 5.1).
 *
 * @param line the tag as the origin wrote it
 * @param key what it is encrypted with: the key in force where the tag stands, which may differ from its segments'
 */
public record InitSection(String line, URI uri, Optional<ByteRange> range, Optional<KeyInfo> key) {}
