package org.swarmglass.engine.stream;

import java.net.URI;

/** URLs as they may be shown: query values can be tokens, and user info is a password. */
public final class SafeUrl {
    private SafeUrl() {}

    public static String of(URI uri) {
        String query = uri.getRawQuery();
        String shownQuery = query == null ? "" : "?" + query.replaceAll("=[^&]*", "=…");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + port + path + shownQuery;
    }
}
