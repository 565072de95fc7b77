package org.swarmglass.engine.identity;

import java.net.URI;

/**
 * The first playlist of a stream as it was loaded.
 *
 * @param requested the URL that was asked for
 * @param response the URL after redirects, which generations up to 4.x hash
 */
public record Manifest(URI requested, URI response, String text) {}
