package org.swarmglass.app.profile;

import java.util.Locale;
import java.util.regex.Pattern;
import org.swarmglass.engine.model.TrackerTarget;

/** Checks trackers as a browser would: it reaches them by WebSocket only. */
final class TrackerLines {
    private static final Pattern HERE = Pattern.compile("(?i)wss?://(localhost|127\\.[0-9.]+|\\[::1])([:/?].*)?");

    private final Draft draft;

    TrackerLines(Draft draft) {
        this.draft = draft;
    }

    /** @param line where it stands */
    void add(int line, String text) {
        String address = text.strip();
        String lower = address.toLowerCase(Locale.ROOT);
        if (address.isEmpty()) {
            draft.error(line, "A tracker has an empty address", "Write wss://host/path or delete the entry");
            return;
        }
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            String socket = "ws" + address.substring(4);
            draft.error(
                    line,
                    "\"" + address
                            + "\" is a tracker for BitTorrent programs; browsers speak to trackers by WebSocket only",
                    "Write " + socket + " if it offers that; it was read");
            address = socket;
        } else if (lower.startsWith("udp://")) {
            draft.error(
                    line,
                    "\"" + address + "\" cannot be reached by browsers, which have no UDP, and is left out",
                    "Name a WebTorrent tracker, wss://host/path");
            return;
        } else if (!lower.contains("://")) {
            draft.error(line, "\"" + address + "\" lacks its scheme", "Write wss://" + address + "; it was read");
            address = "wss://" + address;
        }
        take(line, address);
    }

    private void take(int line, String address) {
        try {
            TrackerTarget.parse(address);
        } catch (IllegalArgumentException unusable) {
            draft.error(
                    line,
                    "\"" + address + "\" is no WebTorrent tracker and is left out",
                    "Write wss://host/path or ws://host:port");
            return;
        }
        if (address.startsWith("ws:") && !HERE.matcher(address).matches()) {
            draft.warn(line, "A page over https may not open \"" + address + "\"", "Offer the tracker by wss: as well");
        }
        draft.tracker(address);
    }
}
