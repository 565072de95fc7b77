package org.swarmglass.engine.playlist;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * References in a playlist made absolute by RFC 3986, section 5.2.
 *
 * <p>Not {@link URI#resolve}: it follows RFC 2396 ({@code ?x} drops the file name, {@code http://host} + {@code a} gives
 * {@code http://hosta}) and refuses what browsers accept, such as blanks.
 */
public final class UriResolver {
    private static final String LEGAL = "-._~:/?#@!$&'()*+,;=";
    private static final String HEX = "0123456789ABCDEF";

    /** Web servers refuse longer ones. */
    private static final int MAX_CHARACTERS = 16 * 1024;

    private UriResolver() {}

    /** The absolute URI, its query kept; empty if the text is no reference at all, or longer than 16 KiB. */
    static Optional<URI> resolve(URI base, String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            URI reference = new URI(legal(text));
            if (reference.isOpaque()) {
                return Optional.of(reference);
            }
            return Optional.of(new URI(compose(base, reference)));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** As {@link #resolve}, but only what is fetched over HTTP: a playlist must not reach files (threat S15). */
    public static Optional<URI> resolveHttp(URI base, String text) {
        return resolve(base, text).filter(UriResolver::isHttp);
    }

    /** The line with every URI attribute made absolute; unchanged where one cannot be. */
    static String absoluteLine(URI base, String line) {
        if (!line.contains("URI=\"")) {
            return line;
        }
        return AttributeList.of(line)
                .withValues(
                        name -> name.equals("URI") || name.endsWith("-URI"),
                        value -> resolve(base, value).map(URI::toString).orElse(value));
    }

    private static boolean isHttp(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https")) && uri.getRawAuthority() != null;
    }

    private static String compose(URI base, URI reference) {
        boolean ownAuthority = reference.isAbsolute() || reference.getRawAuthority() != null;
        String path = reference.getRawPath() == null ? "" : reference.getRawPath();
        String query = reference.getRawQuery();
        if (!ownAuthority && path.isEmpty()) {
            path = base.getRawPath() == null ? "" : base.getRawPath();
            query = query == null ? base.getRawQuery() : query;
        } else if (!ownAuthority && !path.startsWith("/")) {
            String parent = base.getRawPath() == null ? "" : base.getRawPath();
            path = parent.substring(0, parent.lastIndexOf('/') + 1) + path;
            path = path.startsWith("/") ? path : "/" + path;
        }
        String authority = ownAuthority ? reference.getRawAuthority() : base.getRawAuthority();
        StringBuilder text = new StringBuilder();
        text.append(reference.isAbsolute() ? reference.getScheme() : base.getScheme())
                .append(':');
        if (authority != null) {
            text.append("//").append(authority);
        }
        text.append(path.contains("/.") ? withoutDots(path) : path);
        if (query != null) {
            text.append('?').append(query);
        }
        if (reference.getRawFragment() != null) {
            text.append('#').append(reference.getRawFragment());
        }
        return text.toString();
    }

    /** RFC 3986, section 5.2.4, for a path that begins with a slash. */
    private static String withoutDots(String path) {
        StringBuilder out = new StringBuilder(path.length());
        int at = 0;
        while (at < path.length()) {
            int next = path.indexOf('/', at + 1);
            int end = next < 0 ? path.length() : next;
            String part = path.substring(at, end);
            boolean last = next < 0;
            if (part.equals("/..")) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
            } else if (!part.equals("/.")) {
                out.append(part);
            }
            if (last && (part.equals("/.") || part.equals("/.."))) {
                out.append('/');
            }
            at = end;
        }
        return out.toString();
    }

    /** Percent-encodes what RFC 3986 does not allow, as browsers do. */
    private static String legal(String text) {
        StringBuilder out = null;
        int authorityEnd = authorityEnd(text);
        int question = text.indexOf('?');
        int pathEnd = question < 0 ? text.length() : question;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (allowed(text, i, authorityEnd)) {
                if (out != null) {
                    out.append(c);
                }
                continue;
            }
            out = out == null ? new StringBuilder(text.substring(0, i)) : out;
            int point = text.codePointAt(i);
            if (c == '\\' && i < pathEnd) {
                out.append('/');
            } else {
                byte[] bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                for (byte b : bytes) {
                    out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
                }
                i += Character.charCount(point) - 1;
            }
        }
        String legal = out == null ? text : out.toString();
        return needsDot(legal) ? "./" + legal : legal;
    }

    private static boolean allowed(String text, int at, int authorityEnd) {
        char c = text.charAt(at);
        if (c < 128 && Character.isLetterOrDigit(c)) {
            return true;
        }
        if (c == '%') {
            return at + 2 < text.length()
                    && Character.digit(text.charAt(at + 1), 16) >= 0
                    && Character.digit(text.charAt(at + 2), 16) >= 0;
        }
        return LEGAL.indexOf(c) >= 0 || (at < authorityEnd && (c == '[' || c == ']'));
    }

    /** Brackets are legal in an authority (IPv6) and nowhere else. */
    private static int authorityEnd(String text) {
        int slashes = text.indexOf("//");
        if (slashes < 0 || (slashes > 0 && text.charAt(slashes - 1) != ':')) {
            return 0;
        }
        int end = slashes + 2;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** A colon in the first part of a relative path, as in {@code 12:30.ts}, is no scheme (section 4.2). */
    private static boolean needsDot(String text) {
        int colon = text.indexOf(':');
        int end = 0;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (colon < 0 || colon > end) {
            return false;
        }
        if (colon == 0 || !Character.isLetter(text.charAt(0))) {
            return true;
        }
        return !text.substring(0, colon).chars().allMatch(c -> Character.isLetterOrDigit(c) || "+.-".indexOf(c) >= 0);
    }
}
