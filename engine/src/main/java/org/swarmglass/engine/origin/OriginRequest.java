package org.swarmglass.engine.origin;

import java.net.URI;
import java.util.Optional;
import org.swarmglass.engine.model.ByteRange;

/**
 * What to get.
 *
 * @param range bytes of the resource; a server that answers 200 to it is noticed and reported as
 *     {@link ResponseHead#whole()}
 * @param maxBytes a longer body fails with {@link FetchFailure.TooLong}: no origin may fill the memory
 */
public record OriginRequest(URI uri, Optional<ByteRange> range, long maxBytes) {}
