package org.swarmglass.engine.identity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent encoding of URL parts. Source: WHATWG URL Standard, percent-encoded bytes. Escapes already there stay. */
final class PercentCoding {
    /** Printable ASCII to be escaped in a query of an http URL. */
    static final String QUERY = " \"#<>'";

    /** The bar is not in the standard's set; Chromium, which most viewers use, escapes it all the same. */
    static final String PATH = " \"#<>?^`{|}";

    static final String USER = PATH + "/;=@[\\]";

    /** Printable ASCII that java.net.URI refuses in a path or query. */
    private static final String REFUSED_BY_URI = "\"<>[\\]^`{|}";

    private static final String DIGITS = "0123456789ABCDEF";

    private PercentCoding() {}

    /** Escapes controls, non-ASCII (as UTF-8) and the characters of {@code set}. */
    static String encode(String text, String set) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x20 || c > 0x7E || set.indexOf(c) >= 0) {
                append(encoded, c);
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    /** Escapes what java.net.URI refuses in text that a browser has serialised, lone percent signs included. */
    static String forUri(String serialised) {
        StringBuilder encoded = new StringBuilder(serialised.length());
        for (int i = 0; i < serialised.length(); i++) {
            char c = serialised.charAt(i);
            if (REFUSED_BY_URI.indexOf(c) >= 0 || (c == '%' && !isEscape(serialised, i))) {
                append(encoded, c);
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    /** Escapes become the bytes they stand for, read as UTF-8. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < latin.length(); i++) {
            if (latin.charAt(i) == '%' && isEscape(latin, i)) {
                decoded.write(Integer.parseInt(latin, i + 1, i + 3, 16));
                i += 2;
            } else {
                decoded.write(latin.charAt(i));
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder encoded, char octet) {
        encoded.append('%').append(DIGITS.charAt(octet >> 4)).append(DIGITS.charAt(octet & 0xF));
    }

    private static boolean isEscape(String text, int percent) {
        return percent + 2 < text.length() && isHex(text.charAt(percent + 1)) && isHex(text.charAt(percent + 2));
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
