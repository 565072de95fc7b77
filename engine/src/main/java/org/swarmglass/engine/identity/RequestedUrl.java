package org.swarmglass.engine.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The manifest URL as the player was asked for it, which 0.6 and 5.0 hash: letter case, port, escapes and fragment stay
 * as written. Only dot segments are gone, since hls.js makes the URL absolute with url-toolkit before any loader sees
 * it.
 */
final class RequestedUrl {
    private RequestedUrl() {}

    static String text(URI requested) {
        String url = requested.toString();
        int end = firstOf(url, "?#");
        int start = url.indexOf('/', Math.max(0, url.indexOf("://")) + 3);
        if (start < 0 || start > end) {
            return url;
        }
        return url.substring(0, start) + withoutDots(url.substring(start, end)) + url.substring(end);
    }

    private static int firstOf(String text, String marks) {
        int at = 0;
        while (at < text.length() && marks.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    static String withoutQuery(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? url : url.substring(0, mark);
    }

    private static String withoutDots(String path) {
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            boolean last = i == segments.length - 1;
            boolean up = segment.equals("..")
                    && !kept.isEmpty()
                    && !kept.get(kept.size() - 1).equals("..");
            if (up) {
                kept.remove(kept.size() - 1);
            }
            if (!up && !segment.equals(".")) {
                kept.add(segment);
            } else if (last) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }
}
