package org.swarmglass.engine.playlist;

import java.net.URI;
import java.util.Optional;

/**
 * An {@code EXT-X-KEY} with METHOD AES-128 and a key that can be fetched (RFC 8216, section 4.3.2.4). The key passes
 * through to the player and is never stored or shared.
 *
 * @param line the tag as the origin wrote it
 * @param iv empty: the media sequence number is the initialization vector (section 5.2)
 */
public record KeyInfo(String line, URI uri, Optional<String> iv) {}
