package org.swarmglass.engine.playlist;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.engine.model.ByteRange;

/** The forms of numbers in a media playlist (RFC 8216, section 4.2), bounded to what a stream can mean. */
final class TagValue {
    /** JavaScript's largest exact integer: numbers beyond it name no segment to any browser. */
    private static final long MAX_NUMBER = (1L << 53) - 1;

    private static final BigDecimal LONGEST_SEGMENT = BigDecimal.valueOf(86_400);
    private static final Pattern COUNT = Pattern.compile("\\d{1,16}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,10}(?:\\.\\d{0,30})?|\\.\\d{1,30}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,16})(?:@(\\d{1,16}))?");

    private TagValue() {}

    /** @param of what has the duration, for the message */
    static BigDecimal seconds(String value, String of) throws PlaylistSyntaxException {
        if (!DECIMAL.matcher(value).matches()) {
            throw broken("the " + of + " is \"" + shortened(value) + "\"");
        }
        BigDecimal seconds = new BigDecimal(value);
        if (seconds.compareTo(LONGEST_SEGMENT) > 0) {
            throw broken("the " + of + " is longer than a day");
        }
        return seconds;
    }

    static long sequence(String value) throws PlaylistSyntaxException {
        if (!COUNT.matcher(value).matches() || Long.parseLong(value) > MAX_NUMBER - PlaylistParser.MAX_SEGMENTS) {
            throw broken("a sequence number is \"" + shortened(value) + "\"");
        }
        return Long.parseLong(value);
    }

    /** @param implicitFirst where the range begins if it does not say so */
    static ByteRange byteRange(String value, String of, long implicitFirst) throws PlaylistSyntaxException {
        Matcher form = RANGE.matcher(value);
        if (form.matches()) {
            long length = Long.parseLong(form.group(1));
            long first = form.group(2) == null ? implicitFirst : Long.parseLong(form.group(2));
            if (length > 0 && first <= MAX_NUMBER - length) {
                return new ByteRange(first, length);
            }
        }
        throw broken("the byte range of " + of + " is \"" + shortened(value) + "\"");
    }

    static PlaylistSyntaxException broken(String what) {
        return new PlaylistSyntaxException(
                "The playlist breaks RFC 8216: " + what + ".",
                "Tell the operator of the stream; no player can rely on it.");
    }

    /** For messages. */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
