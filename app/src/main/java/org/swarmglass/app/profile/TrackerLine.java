package org.swarmglass.app.profile;

import org.swarmglass.engine.model.TrackerTarget;

/** A tracker as it is typed and kept: its address, then perhaps a space and the page's origin. */
public final class TrackerLine {
    private TrackerLine() {}

    /** @throws IllegalArgumentException if it is none, with how it should look */
    public static TrackerTarget parse(String line) {
        String[] words = line.strip().split("\\s+", 2);
        TrackerTarget target = TrackerTarget.parse(words[0]);
        if (words.length == 1) {
            return target;
        }
        if (!words[1].matches("https?://[^\\s/]+")) {
            throw new IllegalArgumentException("\"" + words[1]
                    + "\" is not the origin of a page; write the tracker, a space, then https://host of the page");
        }
        return target.withOrigin(words[1]);
    }
}
