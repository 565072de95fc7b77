package org.swarmglass.engine.identity;

import java.text.Normalizer;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A host name as browsers write it: lower case, international labels in punycode.
 *
 * <p>Not {@link java.net.IDN}: that is IDNA 2003 on Unicode 3.2, which writes {@code strasse} for {@code straße} and
 * refuses newer characters, where browsers follow UTS 46 without transition. The mapping table of UTS 46 is
 * approximated by compatibility composition and lower case, which agree for letters in use.
 */
final class HostName {
    /** Besides controls; WHATWG URL Standard, forbidden domain code points. */
    private static final String FORBIDDEN = " #/:<>?@[\\]^|%\u007F";

    /** No name is longer in DNS. Bounds the work that a hostile playlist can ask for. */
    private static final int MAX_LENGTH = 255;

    private HostName() {}

    /** Empty if no browser would accept the name. */
    static Optional<String> ascii(String written) {
        if (written.length() > 3 * MAX_LENGTH) {
            return Optional.empty();
        }
        String decoded = PercentCoding.decode(written);
        String mapped = decoded.chars().allMatch(c -> c < 0x80) ? lower(decoded) : mapped(decoded);
        String host = Stream.of(mapped.split("\\.", -1)).map(HostName::label).collect(Collectors.joining("."));
        boolean valid = !host.isEmpty()
                && host.length() <= MAX_LENGTH
                && host.chars().noneMatch(c -> c < 0x20 || FORBIDDEN.indexOf(c) >= 0);
        return valid ? Optional.of(host) : Optional.empty();
    }

    private static String mapped(String text) {
        String composed = Normalizer.normalize(lower(text), Normalizer.Form.NFKC);
        return Normalizer.normalize(lower(composed), Normalizer.Form.NFC).replace('\u3002', '.');
    }

    /** Letter by letter: the word-final sigma that String.toLowerCase writes is not what UTS 46 maps to. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isIgnored(c)).map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    /** Soft hyphen, zero width space, word joiner, byte order mark and variation selectors vanish. */
    private static boolean isIgnored(int c) {
        return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
    }

    private static String label(String label) {
        return label.chars().allMatch(c -> c < 0x80) ? label : "xn--" + Punycode.encode(label);
    }
}
