package org.swarmglass.engine.origin.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/**
 * A URL whose host was looked up and checked.
 *
 * @param uri without fragment
 * @param address one of the checked addresses
 */
record Target(URI uri, InetAddress address) {
    boolean secure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Whether the host is an address itself, so that nothing is looked up. */
    boolean literal() {
        String host = uri.getHost();
        return host.startsWith("[") || host.equals(address.getHostAddress());
    }

    /** The URL with the checked address for its host, so that no second lookup can give another one. */
    URI pinned() {
        String literal = address.getHostAddress();
        if (address instanceof Inet6Address) {
            int scope = literal.indexOf('%');
            literal = "[" + (scope < 0 ? literal : literal.substring(0, scope)) + "]";
        }
        String path = uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + literal + port()
                + (path == null || path.isEmpty() ? "/" : path) + query);
    }

    /** The value of the {@code Host} header of a pinned request. */
    String hostHeader() {
        return uri.getHost() + port();
    }

    private String port() {
        return uri.getPort() < 0 ? "" : ":" + uri.getPort();
    }
}
