package org.swarmglass.app.monitor;

import java.net.URI;
import org.swarmglass.app.ui.SafeText;

/** What a tracker is called in charts and sentences: host and port, safe to show. */
public final class TrackerName {
    private static final int LONGEST = 48;

    private TrackerName() {}

    public static String of(URI url) {
        String authority = url.getAuthority() == null ? url.toString() : url.getAuthority();
        return SafeText.of(authority, LONGEST);
    }
}
