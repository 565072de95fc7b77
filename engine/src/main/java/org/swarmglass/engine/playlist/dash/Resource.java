package org.swarmglass.engine.playlist.dash;

import java.net.URI;
import java.util.Optional;
import org.swarmglass.engine.model.ByteRange;

/**
 * An init section or a segment index; neither ever goes over P2P.
 *
 * @param range the part of the file; absent for all of it
 */
public record Resource(URI uri, Optional<ByteRange> range) {}
