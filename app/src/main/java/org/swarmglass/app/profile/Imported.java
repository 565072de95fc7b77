package org.swarmglass.app.profile;

import java.util.List;
import java.util.stream.Stream;
import org.swarmglass.app.settings.StreamEntry;

/**
 * What a text says of a stream.
 *
 * @param profile what was not there is empty, so that it can be laid over what is known already
 * @param findings in the order of their lines, those about the whole last
 */
public record Imported(Profile profile, List<Finding> findings) {
    public Imported {
        findings = List.copyOf(findings);
    }

    /** True if there is nothing to take over. */
    public boolean isEmpty() {
        StreamEntry stream = profile.stream();
        return profile.headers().isEmpty()
                && stream.trackers().isEmpty()
                && stream.iceServers().isEmpty()
                && Stream.of(stream.url(), stream.swarmId(), stream.liveDelay(), stream.generation())
                        .allMatch(String::isEmpty);
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.ERROR);
    }
}
