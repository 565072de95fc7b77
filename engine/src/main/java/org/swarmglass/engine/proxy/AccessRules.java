package org.swarmglass.engine.proxy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who may read from the proxy: a local program that was told the token. A web page in the same machine's browser must
 * not, neither directly ({@code Origin}, {@code Sec-Fetch-Site}) nor by DNS rebinding ({@code Host}). Immutable.
 */
final class AccessRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final Set<String> OWN_SITES = Set.of("none", "same-origin");

    private final byte[] token;
    private final Set<String> hosts;
    private final Set<String> origins;

    AccessRules(String token, int port) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        this.origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    }

    /** What to do with a request: pass it on under a name, or refuse it with a status. */
    sealed interface Verdict {
        record Admitted(String name) implements Verdict {}

        /** @param trusted the client showed the token, so it is the player and only asked for something odd */
        record Refused(int status, boolean trusted) implements Verdict {}
    }

    Verdict judge(Request request) {
        if (!local(request.getHeaders())) {
            return new Verdict.Refused(403, false);
        }
        Optional<String> rest = behindToken(request.getHttpURI().getPath());
        if (rest.isEmpty()) {
            return new Verdict.Refused(403, false);
        }
        if (!METHODS.contains(request.getMethod())) {
            return new Verdict.Refused(405, true);
        }
        if (hasBody(request.getHeaders())) {
            return new Verdict.Refused(400, true);
        }
        if (request.getHttpURI().getQuery() != null || !NAME.matcher(rest.get()).matches()) {
            return new Verdict.Refused(404, true);
        }
        return new Verdict.Admitted(rest.get());
    }

    private boolean local(HttpFields headers) {
        List<String> host = headers.getValuesList(HttpHeader.HOST);
        return host.size() == 1
                && hosts.contains(host.get(0))
                && origins.containsAll(headers.getValuesList(HttpHeader.ORIGIN))
                && OWN_SITES.containsAll(headers.getValuesList("Sec-Fetch-Site"));
    }

    /** The path as it was sent, never decoded: a name of ours has nothing to decode. */
    private Optional<String> behindToken(String path) {
        int slash = path.indexOf('/', 1);
        if (slash < 0) {
            return Optional.empty();
        }
        byte[] shown = path.substring(1, slash).getBytes(StandardCharsets.UTF_8);
        // Time must not tell how much of a guess was right.
        return MessageDigest.isEqual(token, shown) ? Optional.of(path.substring(slash + 1)) : Optional.empty();
    }

    private static boolean hasBody(HttpFields headers) {
        return headers.contains(HttpHeader.TRANSFER_ENCODING)
                || headers.getValuesList(HttpHeader.CONTENT_LENGTH).stream().anyMatch(length -> !length.equals("0"));
    }
}
