package org.swarmglass.engine.identity;

import java.util.HashMap;
import java.util.Map;

/**
 * Attributes of an HLS tag, read as forgivingly as hls.js and m3u8-parser do. A missing attribute reads as the empty
 * text: no recipe tells the two apart.
 */
final class AttributeList {
    private final Map<String, String> values = new HashMap<>();

    private AttributeList() {}

    static AttributeList parse(String text) {
        AttributeList list = new AttributeList();
        int at = 0;
        int equals = text.indexOf('=');
        while (equals >= 0) {
            int close = text.startsWith("\"", equals + 1) ? text.indexOf('"', equals + 2) : -1;
            int comma = text.indexOf(',', Math.max(close, equals + 1));
            int end = comma < 0 ? text.length() : comma;
            String value = close < 0 ? text.substring(equals + 1, end).strip() : text.substring(equals + 2, close);
            list.values.put(text.substring(at, equals).strip(), value);
            at = Math.min(end + 1, text.length());
            equals = text.indexOf('=', at);
        }
        return list;
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }
}
