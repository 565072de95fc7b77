package org.swarmglass.engine.origin.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.ResponseHead;

/** What status and headers of an answer mean for the request. Pure. */
sealed interface AnswerHead {
    /**
     * A body follows.
     *
     * @param sentLength bytes on the wire, before a content coding is removed, if announced
     */
    record Body(ResponseHead head, OptionalLong sentLength, Coding coding) implements AnswerHead {}

    record Redirect(String location) implements AnswerHead {}

    record Failed(FetchFailure failure) implements AnswerHead {}

    /** How the body is packed. */
    enum Coding {
        IDENTITY,
        GZIP,
        DEFLATE
    }

    Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /**
     * Reads an answer.
     *
     * @param uri the one that answered
     */
    static AnswerHead judge(OriginRequest request, URI uri, int status, HttpHeaders headers) {
        Optional<String> location = headers.firstValue("Location");
        if (REDIRECTS.contains(status) && location.isPresent()) {
            return new Redirect(location.get());
        }
        if (status != 200 && status != 206) {
            return new Failed(new FetchFailure.Status(status, RetryAfter.of(headers)));
        }
        Optional<Coding> coding = coding(headers);
        if (coding.isEmpty()) {
            return refused("the answer has a content coding that was not asked for");
        }
        OptionalLong sent = length(headers);
        if (sent.isEmpty() && headers.firstValue("Content-Length").isPresent()) {
            return refused("the answer's Content-Length is not a number");
        }
        return status == 206
                ? partial(request, uri, headers, sent, coding.get())
                : whole(request, uri, headers, sent, coding.get());
    }

    private static AnswerHead whole(
            OriginRequest request, URI uri, HttpHeaders headers, OptionalLong sent, Coding coding) {
        OptionalLong length = coding == Coding.IDENTITY ? sent : OptionalLong.empty();
        if (length.orElse(0) > request.maxBytes()) {
            return new Failed(new FetchFailure.TooLong(request.maxBytes()));
        }
        boolean rangeIgnored = request.range().isPresent();
        return new Body(head(uri, rangeIgnored, length, length, headers), sent, coding);
    }

    private static AnswerHead partial(
            OriginRequest request, URI uri, HttpHeaders headers, OptionalLong sent, Coding coding) {
        Optional<ByteRange> asked = request.range();
        Optional<ContentRange> given = headers.firstValue("Content-Range").flatMap(ContentRange::parse);
        if (asked.isEmpty() || given.isEmpty() || !given.get().answers(asked.get())) {
            return refused("the origin sent another range than was asked: "
                    + headers.firstValue("Content-Range").orElse("none")
                    + " for " + asked.map(ByteRange::toHeader).orElse("the whole"));
        }
        ContentRange range = given.get();
        if (coding != Coding.IDENTITY || sent.orElse(range.length()) != range.length()) {
            return refused("the partial answer is packed or its length contradicts its range");
        }
        if (range.length() > request.maxBytes()) {
            return new Failed(new FetchFailure.TooLong(request.maxBytes()));
        }
        OptionalLong length = OptionalLong.of(range.length());
        return new Body(head(uri, false, length, range.resourceLength(), headers), length, coding);
    }

    private static ResponseHead head(
            URI uri, boolean whole, OptionalLong body, OptionalLong resource, HttpHeaders headers) {
        return new ResponseHead(
                uri,
                whole,
                body,
                resource,
                headers.firstValue("ETag"),
                headers.firstValue("Content-Type"),
                HttpDate.of(headers));
    }

    private static Optional<Coding> coding(HttpHeaders headers) {
        String all = String.join(",", headers.allValues("Content-Encoding"));
        return switch (all.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Optional.of(Coding.IDENTITY);
            case "gzip", "x-gzip" -> Optional.of(Coding.GZIP);
            case "deflate" -> Optional.of(Coding.DEFLATE);
            default -> Optional.empty();
        };
    }

    private static OptionalLong length(HttpHeaders headers) {
        String text = headers.firstValue("Content-Length").map(String::strip).orElse("");
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static AnswerHead refused(String reason) {
        return new Failed(new FetchFailure.Refused(reason));
    }
}
