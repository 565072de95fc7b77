package org.swarmglass.engine.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An http or https URL as a browser serialises it, without its fragment: what {@code XMLHttpRequest.responseURL} and
 * {@code Response.url} report, and therefore what peers hash. {@link URI} keeps letter case, default ports and raw
 * characters, so two peers would name one stream differently.
 *
 * <p>Source: WHATWG URL Standard, basic URL parser and URL serialiser, for the special schemes http and https. Left
 * out: IPv4 in other than dotted decimal form and the shortening of IPv6 addresses.
 *
 * @param authority host in ASCII, with user and non-default port if there are any
 * @param path at least {@code /}
 * @param query with its question mark; empty if there is none
 */
public record BrowserUrl(String scheme, String authority, String path, String query) {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern IPV6 = Pattern.compile("(\\[[0-9A-Fa-f:.]+])(?::(\\d*))?");
    private static final Pattern HOST_AND_PORT = Pattern.compile("([^:]+)(?::(\\d*))?");

    /**
     * Reads an absolute URL as a browser would.
     *
     * @throws IllegalArgumentException if it is no http or https URL with a valid host
     */
    public static BrowserUrl parse(String text) {
        String cleaned = withoutFragment(cleaned(text));
        Matcher scheme = SCHEME.matcher(cleaned);
        if (scheme.lookingAt()) {
            Optional<BrowserUrl> url = absolute(lower(scheme.group(1)), cleaned.substring(scheme.end()));
            if (url.isPresent()) {
                return url.get();
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is not an http or https URL");
    }

    /** A reference of a playlist, absolute or relative to this URL; empty if no browser would load it over HTTP. */
    public Optional<BrowserUrl> resolve(String reference) {
        String text = withoutFragment(cleaned(reference));
        Matcher matcher = SCHEME.matcher(text);
        if (matcher.lookingAt()) {
            String rest = text.substring(matcher.end());
            if (!lower(matcher.group(1)).equals(scheme) || slashed(rest).startsWith("//")) {
                return absolute(lower(matcher.group(1)), rest);
            }
            text = rest;
        }
        String raw = slashed(text);
        if (raw.startsWith("//")) {
            return absolute(scheme, text);
        }
        String newQuery = encodedQuery(text);
        if (raw.isEmpty()) {
            return Optional.of(new BrowserUrl(scheme, authority, path, text.isEmpty() ? query : newQuery));
        }
        String joined = raw.startsWith("/") ? raw : path.substring(0, path.lastIndexOf('/') + 1) + raw;
        return Optional.of(new BrowserUrl(scheme, authority, normalisedPath(joined), newQuery));
    }

    /** The serialised form. */
    public String text() {
        return withoutQuery() + query;
    }

    /** The serialised form up to the question mark: the default swarm id of 1.0 to 4.x. */
    public String withoutQuery() {
        return scheme + "://" + authority + path;
    }

    /** For loading. Escapes what browsers leave as it is and {@link URI} refuses. */
    public URI uri() {
        return URI.create(scheme + "://" + authority + PercentCoding.forUri(path) + PercentCoding.forUri(query));
    }

    @Override
    public String toString() {
        return text();
    }

    private static Optional<BrowserUrl> absolute(String scheme, String rest) {
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.empty();
        }
        String afterSlashes = slashed(rest).replaceFirst("^/+", "");
        int slash = afterSlashes.indexOf('/');
        String authority = slash < 0 ? afterSlashes : afterSlashes.substring(0, slash);
        String path = slash < 0 ? "/" : afterSlashes.substring(slash);
        return serialisedAuthority(scheme, authority)
                .map(text -> new BrowserUrl(scheme, text, normalisedPath(path), encodedQuery(rest)));
    }

    private static Optional<String> serialisedAuthority(String scheme, String text) {
        int at = text.lastIndexOf('@');
        String user = at <= 0 ? "" : PercentCoding.encode(text.substring(0, at), PercentCoding.USER) + "@";
        String hostAndPort = text.substring(at + 1);
        Matcher ipv6 = IPV6.matcher(hostAndPort);
        if (ipv6.matches()) {
            return port(scheme, ipv6.group(2)).map(port -> user + lower(ipv6.group(1)) + port);
        }
        Matcher named = HOST_AND_PORT.matcher(hostAndPort);
        if (!named.matches()) {
            return Optional.empty();
        }
        return HostName.ascii(named.group(1))
                .flatMap(host -> port(scheme, named.group(2)).map(port -> user + host + port));
    }

    private static Optional<String> port(String scheme, @Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return Optional.of("");
        }
        double port = ScriptText.parseInt(digits);
        if (port > 65_535) {
            return Optional.empty();
        }
        boolean isDefault = port == (scheme.equals("https") ? 443 : 80);
        return Optional.of(isDefault ? "" : ":" + (int) port);
    }

    private static String normalisedPath(String path) {
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String dots = segments[i].replaceAll("(?i)%2e", ".");
            boolean up = dots.equals("..");
            if (up && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            }
            if (!up && !dots.equals(".")) {
                kept.add(PercentCoding.encode(segments[i], PercentCoding.PATH));
            } else if (i == segments.length - 1) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String encodedQuery(String text) {
        int mark = text.indexOf('?');
        return mark < 0 ? "" : "?" + PercentCoding.encode(text.substring(mark + 1), PercentCoding.QUERY);
    }

    /** What is before the query, with backslashes taken for slashes as browsers do in http URLs. */
    private static String slashed(String text) {
        int mark = text.indexOf('?');
        return (mark < 0 ? text : text.substring(0, mark)).replace('\\', '/');
    }

    private static String withoutFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    /** Java's trim removes exactly what the standard does: controls and spaces up to U+0020. */
    private static String cleaned(String text) {
        return text.trim().replaceAll("[\\t\\n\\r]", "");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
