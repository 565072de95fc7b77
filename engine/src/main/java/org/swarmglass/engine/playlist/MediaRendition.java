package org.swarmglass.engine.playlist;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One {@code EXT-X-MEDIA} (RFC 8216, section 4.3.4.1).
 *
 * @param index for audio with a URI the index of its StreamId of kind SECONDARY: position among the distinct URIs of
 *     all audio renditions; the same URI in two groups has one index
 * @param uri empty if the rendition is carried in the variant's own segments
 */
public record MediaRendition(
        OptionalInt index,
        String group,
        String name,
        Optional<String> language,
        boolean isDefault,
        Optional<URI> uri,
        List<String> characteristics) {
    public MediaRendition {
        characteristics = List.copyOf(characteristics);
    }
}
