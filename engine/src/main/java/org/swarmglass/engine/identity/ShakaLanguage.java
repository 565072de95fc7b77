package org.swarmglass.engine.identity;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A language as Shaka Player hands it on: the two-letter code where there is one. Source: ISO 639-2, both its
 * bibliographic and its terminological codes (Shaka Player 5.0.9, lib/util/language_utils.js).
 */
final class ShakaLanguage {
    private static final Map<String, String> TWO_LETTERS = twoLetters();

    private ShakaLanguage() {}

    static String normalised(String written) {
        String language = written.replaceFirst("-.*", "").toLowerCase(Locale.ROOT);
        return TWO_LETTERS.getOrDefault(language, language);
    }

    private static Map<String, String> twoLetters() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            codes.putIfAbsent(new Locale(code).getISO3Language(), code);
        }
        codes.putAll(Map.of("heb", "he", "ind", "id", "yid", "yi")); // Java also lists their older codes
        String bibliographic = "alb sq arm hy baq eu bur my chi zh cze cs dut nl fre fr geo ka ger de gre el ice is"
                + " mac mk mao mi may ms per fa rum ro slo sk tib bo wel cy";
        String[] pairs = bibliographic.split(" ");
        for (int i = 0; i < pairs.length; i += 2) {
            codes.put(pairs[i], pairs[i + 1]);
        }
        return codes;
    }
}
