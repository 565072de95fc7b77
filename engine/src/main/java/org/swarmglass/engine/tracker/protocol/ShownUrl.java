package org.swarmglass.engine.tracker.protocol;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tracker's URL for people and logs: query values and user info may be secrets, so they are left out. Pure. */
final class ShownUrl {
    private ShownUrl() {}

    static URI of(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return URI.create(url.getScheme() + "://" + url.getHost() + port + path + query(url.getRawQuery()));
    }

    private static String query(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        return Arrays.stream(query.split("&", -1))
                .map(ShownUrl::withoutValue)
                .collect(Collectors.joining("&", "?", ""));
    }

    /** A lone word is left out whole: it may be the secret itself. */
    private static String withoutValue(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? "***" : parameter.substring(0, equals) + "=***";
    }
}
