package org.swarmglass.app.profile;

import java.util.List;
import org.swarmglass.app.settings.StreamEntry;

/**
 * A stream with all it needs to be joined, as a person would type it; nothing of it is checked.
 *
 * @param headers {@code Name: value} each
 */
public record Profile(String name, StreamEntry stream, List<String> headers) {
    /** How long a name may be, in characters. */
    public static final int LONGEST_NAME = 60;

    public Profile {
        headers = List.copyOf(headers);
    }

    /** Without headers and without users and passwords of TURN servers. Tokens in addresses stay: they are the address. */
    public Profile withoutSecrets() {
        StreamEntry bare = new StreamEntry(
                stream.url(),
                stream.trackers(),
                stream.iceServers().stream()
                        .map(server -> server.replaceFirst("^(turns?:).*@", "$1"))
                        .toList(),
                stream.swarmId(),
                stream.liveDelay(),
                stream.generation(),
                stream.rendition(),
                stream.segmentHashes());
        return new Profile(name, bare, List.of());
    }

    /** True if {@link #withoutSecrets} would leave something out. */
    public boolean hasSecrets() {
        return !equals(withoutSecrets());
    }
}
