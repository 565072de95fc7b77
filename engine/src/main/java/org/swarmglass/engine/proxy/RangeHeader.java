package org.swarmglass.engine.proxy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.ByteRange;

/**
 * What a request asks of a resource (RFC 9110, section 14): all of it, a part, or its last bytes. Several ranges, other
 * units and nonsense mean all of it, which the specification allows. Immutable.
 */
sealed interface RangeHeader {
    /** The range the content is asked for; a suffix is cut out here, since the content may not know its length yet. */
    Optional<ByteRange> asked();

    /** The head of the answer once the content says what it has. */
    Reply reply(OptionalLong length, OptionalLong resourceLength);

    /**
     * Status and framing of an answer.
     *
     * @param length of the body, if known
     * @param contentRange value of {@code Content-Range}
     * @param skip bytes of the content to drop before the body begins
     */
    record Reply(int status, OptionalLong length, Optional<String> contentRange, long skip) {
        static Reply whole(OptionalLong length) {
            return new Reply(200, length, Optional.empty(), 0);
        }

        static Reply part(long first, long count, long resourceLength, long skip) {
            String range = "bytes " + first + "-" + (first + count - 1) + "/" + resourceLength;
            return new Reply(206, OptionalLong.of(count), Optional.of(range), skip);
        }

        static Reply unsatisfiable(long resourceLength) {
            return new Reply(416, OptionalLong.of(0), Optional.of("bytes */" + resourceLength), 0);
        }
    }

    /** @param header the value, or null without one */
    static RangeHeader parse(@Nullable String header) {
        Matcher matcher = Part.SYNTAX.matcher(header == null ? "" : header.trim());
        if (!matcher.matches()) {
            return new Whole();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : new Suffix(Part.number(last));
        }
        long from = Part.number(first);
        if (last.isEmpty()) {
            return new Part(ByteRange.from(from));
        }
        long to = Part.number(last);
        return to < from ? new Whole() : new Part(new ByteRange(from, to - from + 1));
    }

    /** No range, or none that must be honoured. */
    record Whole() implements RangeHeader {
        @Override
        public Optional<ByteRange> asked() {
            return Optional.empty();
        }

        @Override
        public Reply reply(OptionalLong length, OptionalLong resourceLength) {
            return Reply.whole(length);
        }
    }

    /** {@code bytes=5-} or {@code bytes=5-9}. */
    record Part(ByteRange range) implements RangeHeader {
        private static final Pattern SYNTAX = Pattern.compile("bytes\\s*=\\s*(\\d*)\\s*-\\s*(\\d*)");

        /** Numbers beyond any resource are equal to the largest one: they must not overflow. */
        private static long number(String digits) {
            String plain = digits.replaceFirst("^0+(?=.)", "");
            return plain.length() > 15 ? 999_999_999_999_999L : Long.parseLong(plain);
        }

        @Override
        public Optional<ByteRange> asked() {
            return Optional.of(range);
        }

        @Override
        public Reply reply(OptionalLong length, OptionalLong resourceLength) {
            if (resourceLength.isEmpty()) {
                return Reply.whole(length);
            }
            long total = resourceLength.getAsLong();
            if (range.first() >= total) {
                return Reply.unsatisfiable(total);
            }
            return Reply.part(range.first(), Math.min(range.length(), total - range.first()), total, 0);
        }
    }

    /** {@code bytes=-500}: the last bytes. */
    record Suffix(long count) implements RangeHeader {
        @Override
        public Optional<ByteRange> asked() {
            return Optional.empty();
        }

        @Override
        public Reply reply(OptionalLong length, OptionalLong resourceLength) {
            if (resourceLength.isEmpty()) {
                return Reply.whole(length);
            }
            long total = resourceLength.getAsLong();
            long wanted = Math.min(count, total);
            return wanted == 0 ? Reply.unsatisfiable(total) : Reply.part(total - wanted, wanted, total, total - wanted);
        }
    }
}
