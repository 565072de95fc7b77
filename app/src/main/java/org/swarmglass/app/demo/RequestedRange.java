package org.swarmglass.app.demo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a resource that a {@code Range} header asks for (RFC 9110, 14.1.2), one range only.
 *
 * @param end one past the last byte
 */
record RequestedRange(int first, int end) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{1,9})-(\\d{1,9})?");

    /** Empty for no header and for forms that a server may ignore: the whole is sent then. */
    static Optional<RequestedRange> parse(@Nullable String header, int length) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        if (!form.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(form.group(1));
        int end = form.group(2) == null ? length : Math.min(length, Integer.parseInt(form.group(2)) + 1);
        return Optional.of(new RequestedRange(first, end));
    }

    boolean satisfiable() {
        return first < end;
    }

    String contentRange(int length) {
        return satisfiable() ? "bytes " + first + "-" + (end - 1) + "/" + length : "bytes */" + length;
    }
}
