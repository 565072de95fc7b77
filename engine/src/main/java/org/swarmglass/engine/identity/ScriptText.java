package org.swarmglass.engine.identity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JavaScript's text rules where they reach a swarm name: browsers build the names, so a number must read as it does
 * there. Source: ECMA-262, Number::toString, parseInt, parseFloat, Number(text), String.prototype.trim.
 */
final class ScriptText {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    /** Beyond this hls.js and JavaScript no longer count exactly. */
    private static final double MAX_SAFE_INTEGER = 9007199254740991.0;

    private ScriptText() {}

    /** The leading integer, NaN without one, infinite beyond 2^53 - 1 as hls.js has it. */
    static double parseInt(String text) {
        Matcher matcher = INTEGER.matcher(trim(text));
        if (!matcher.lookingAt()) {
            return Double.NaN;
        }
        double value = Double.parseDouble(matcher.group());
        return value > MAX_SAFE_INTEGER ? Double.POSITIVE_INFINITY : value;
    }

    /** The leading decimal number, NaN without one. */
    static double parseFloat(String text) {
        Matcher matcher = DECIMAL.matcher(trim(text));
        return matcher.lookingAt() ? Double.parseDouble(matcher.group()) : Double.NaN;
    }

    /** The number that the whole text is, NaN if it is something else. */
    static double number(String text) {
        Matcher matcher = DECIMAL.matcher(trim(text));
        return matcher.matches() ? Double.parseDouble(matcher.group()) : Double.NaN;
    }

    /**
     * The shortest decimal text that reads back as the same number. Java 17's own Double.toString is not always the
     * shortest (JDK-4511638). Plain notation throughout: right up to 10^21, which no rate or size here reaches.
     */
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return plain(rounded);
            }
        }
        return plain(exact.round(new MathContext(17)));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** Also removes no-break spaces and the byte order mark, which Java's strip leaves. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return (c >= 0x09 && c <= 0x0D) || c == 0xFEFF || Character.isSpaceChar(c);
    }
}
