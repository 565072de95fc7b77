package org.swarmglass.engine.proxy;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;

/** Status and headers of the proxy's answers. */
final class AnswerHead {
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+(; ?[A-Za-z0-9=.,\" -]+)?");

    private AnswerHead() {}

    /** @param contentType as the origin gave it: what is no media type goes no further */
    static void put(Response response, RangeHeader.Reply reply, String contentType) {
        putCommon(response, MEDIA_TYPE.matcher(contentType).matches() ? contentType : "application/octet-stream");
        response.setStatus(reply.status());
        reply.length().ifPresent(length -> response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length));
        reply.contentRange().ifPresent(part -> response.getHeaders().put(HttpHeader.CONTENT_RANGE, part));
    }

    /** Nothing may be kept, guessed or embedded: the player is the only reader. No CORS header, on purpose. */
    static void putCommon(Response response, String contentType) {
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, contentType)
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put("X-Content-Type-Options", "nosniff")
                .put("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** The body of an answer without content. */
    static String plainText(int status) {
        return switch (status) {
            case 400 -> "bad request\n";
            case 403 -> "forbidden\n";
            case 405 -> "method not allowed\n";
            default -> "not found\n";
        };
    }
}
