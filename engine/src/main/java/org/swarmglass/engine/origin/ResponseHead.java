package org.swarmglass.engine.origin;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The head of a good answer.
 *
 * @param uri after redirects
 * @param whole true if the body begins at byte 0 of the resource although a range was asked (status 200)
 * @param bodyLength bytes of the body that follows, if known
 * @param resourceLength bytes of the whole resource, if known
 * @param entityTag changes when the resource does; parts with different tags must not be joined
 * @param date when the server answered, by its own clock
 */
public record ResponseHead(
        URI uri,
        boolean whole,
        OptionalLong bodyLength,
        OptionalLong resourceLength,
        Optional<String> entityTag,
        Optional<String> contentType,
        Optional<Instant> date) {}
