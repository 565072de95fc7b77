package org.swarmglass.engine.origin.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How one stream's origin is asked.
 *
 * @param stream the URL a person opened: its host alone gets {@code headers}, and where it is decides which addresses
 *     may be reached (see {@link AddressPolicy})
 * @param headers a person's own, such as {@code Authorization}
 * @param privateNetworks playlists on public hosts may name hosts of private networks, as with a cache in a company's
 *     own network; loopback and link-local addresses stay refused
 * @param connectTimeout for the TCP connection
 * @param silence how long no byte may come; the answer's head may take {@code connectTimeout} longer
 * @param minBytesPerSecond an answer that stays below this over {@code rateWindow} is given up
 */
public record HttpOriginOptions(
        URI stream,
        Map<String, String> headers,
        String userAgent,
        boolean privateNetworks,
        Duration connectTimeout,
        Duration silence,
        long minBytesPerSecond,
        Duration rateWindow) {
    /** Set by this client for each request: a person's value would break Range, resume or the address check. */
    private static final Set<String> RESERVED = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "if-range",
            "range",
            "te",
            "transfer-encoding",
            "upgrade");

    /** @throws IllegalArgumentException if a header is reserved or not sendable; the message is for a person */
    public HttpOriginOptions {
        headers = Map.copyOf(headers);
        headers.forEach(HttpOriginOptions::requireSendable);
    }

    /** Defaults: 3 s to connect, 3 s of silence, 8 KiB/s over 5 s. */
    public static HttpOriginOptions forStream(URI stream, Map<String, String> headers, String version) {
        return new HttpOriginOptions(
                stream,
                headers,
                "Swarmglass/" + version,
                false,
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                8 << 10,
                Duration.ofSeconds(5));
    }

    public HttpOriginOptions withPatience(Duration silentFor, long bytesPerSecond, Duration over) {
        return new HttpOriginOptions(
                stream, headers, userAgent, privateNetworks, connectTimeout, silentFor, bytesPerSecond, over);
    }

    public HttpOriginOptions withPrivateNetworks(boolean allowed) {
        return new HttpOriginOptions(
                stream, headers, userAgent, allowed, connectTimeout, silence, minBytesPerSecond, rateWindow);
    }

    /**
     * Whether the person's headers go along. The same host only, whatever its port, and never over http once the stream
     * is https: a redirect must not carry a credential off.
     */
    boolean trustsWithHeaders(URI target) {
        String host = stream.getHost();
        boolean weaker = "https".equalsIgnoreCase(stream.getScheme()) && !"https".equalsIgnoreCase(target.getScheme());
        return host != null && host.equalsIgnoreCase(target.getHost()) && !weaker;
    }

    private static void requireSendable(String name, String value) {
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header " + name + " is set by the program and cannot be given");
        }
        try {
            HttpRequest.newBuilder().setHeader(name, value);
        } catch (IllegalArgumentException unsendable) {
            throw new IllegalArgumentException("the header " + name + " cannot be sent as given", unsendable);
        }
    }
}
