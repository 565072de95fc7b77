package org.swarmglass.engine.origin.http;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.engine.model.ByteRange;

/** A {@code Content-Range} of bytes (RFC 9110, section 14.4). */
record ContentRange(long first, long last, OptionalLong resourceLength) {
    private static final Pattern FORM = Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    static Optional<ContentRange> parse(String header) {
        Matcher form = FORM.matcher(header.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(form.group(1));
        long last = Long.parseLong(form.group(2));
        OptionalLong length =
                form.group(3).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(form.group(3)));
        boolean sane = first <= last && (length.isEmpty() || last < length.getAsLong());
        return sane ? Optional.of(new ContentRange(first, last, length)) : Optional.empty();
    }

    long length() {
        return last - first + 1;
    }

    /** Whether it begins where it was asked to and does not go beyond; a server may send less. */
    boolean answers(ByteRange asked) {
        return first == asked.first() && (asked.openEnded() || last <= asked.last());
    }
}
