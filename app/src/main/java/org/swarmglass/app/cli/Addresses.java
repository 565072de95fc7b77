package org.swarmglass.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.swarmglass.engine.model.TrackerTarget;

/** Addresses as people write them. Every complaint says what is wrong and how it should look. Pure. */
final class Addresses {
    /** The trackers p2p-media-loader 2.3 announces to when a page names none. */
    private static final List<String> PUBLIC_TRACKERS =
            List.of("wss://tracker.novage.com.ua", "wss://tracker.openwebtorrent.com");

    private static final String DEFAULT = "default";

    private Addresses() {}

    /** @throws IllegalArgumentException if it is no address of a stream */
    static URI stream(String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme();
            if (scheme == null) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" has no scheme; a stream is https://host/path/master.m3u8");
            }
            if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
                throw new IllegalArgumentException("\"" + scheme + ":\" streams cannot be opened; HLS comes by https or"
                        + " http, such as https://host/path/master.m3u8");
            }
            if (url.getHost() == null) {
                throw new IllegalArgumentException("\"" + text + "\" names no host; write https://host/master.m3u8");
            }
            return url;
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("\"" + text + "\" is not a URL: " + malformed.getReason()
                    + " at character " + (malformed.getIndex() + 1) + "; put it in quotes, and write spaces as %20");
        }
    }

    /** @throws IllegalArgumentException if it is no address of a list of hashes */
    static URI hashes(String text) {
        try {
            URI url = new URI(text);
            if (!String.valueOf(url.getScheme()).matches("(?i)https?") || url.getHost() == null) {
                throw new IllegalArgumentException("\"" + text + "\" is no web address; hashes are at"
                        + " https://host/path/segments-sha256.json");
            }
            return url;
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("\"" + text + "\" is not a URL: " + malformed.getReason()
                    + "; hashes are at https://host/path/segments-sha256.json");
        }
    }

    /**
     * Trackers with the origins meant for them.
     *
     * @param origins {@code URL=ORIGIN}, each for a tracker that is named as well
     * @throws IllegalArgumentException if one of them cannot be used
     */
    static List<TrackerTarget> trackers(List<String> names, List<String> origins) {
        Set<TrackerTarget> targets = new LinkedHashSet<>();
        for (String name : names) {
            if (name.equals(DEFAULT)) {
                PUBLIC_TRACKERS.stream().map(TrackerTarget::parse).forEach(targets::add);
            } else {
                targets.add(TrackerTarget.parse(name));
            }
        }
        List<TrackerTarget> found = new ArrayList<>(targets);
        for (String origin : origins) {
            setOrigin(found, origin);
        }
        return found;
    }

    private static void setOrigin(List<TrackerTarget> targets, String text) {
        // A tracker's query may hold "=", an origin never does.
        int equals = text.lastIndexOf('=');
        if (equals <= 0 || !text.substring(equals + 1).matches("https?://[^/?#\\s]+")) {
            throw new IllegalArgumentException("\"" + text + "\" sets no origin; write"
                    + " wss://tracker.example=https://page.example (no path after the host)");
        }
        URI tracker = TrackerTarget.parse(text.substring(0, equals)).url();
        int index = targets.stream().map(TrackerTarget::url).toList().indexOf(tracker);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "there is no tracker " + tracker + " to set an origin for; name it with --tracker as well");
        }
        targets.set(index, targets.get(index).withOrigin(text.substring(equals + 1)));
    }
}
