package org.swarmglass.engine.playlist.dash;

import io.lindstrom.mpd.data.BaseURL;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.swarmglass.engine.playlist.UriResolver;

/**
 * The addresses under which a level of the manifest is offered, first choice first: each {@code BaseURL} of a level on
 * top of each of the level above it.
 */
record BaseUrls(List<URI> all) {
    /** A hundred CDNs on three levels would be a million addresses. */
    private static final int MAX = 32;

    /** A level below; one without elements, or with none that can be loaded over HTTP, is where its parent is. */
    BaseUrls with(List<BaseURL> elements) {
        List<URI> resolved = all.stream()
                .flatMap(parent -> elements.stream().flatMap(element -> resolve(parent, element)))
                .limit(MAX)
                .toList();
        return resolved.isEmpty() ? this : new BaseUrls(resolved);
    }

    URI first() {
        return all.get(0);
    }

    private static Stream<URI> resolve(URI parent, BaseURL element) {
        return Optional.ofNullable(element.getValue()).map(String::trim).stream()
                .flatMap(text -> UriResolver.resolveHttp(parent, text).stream());
    }
}
