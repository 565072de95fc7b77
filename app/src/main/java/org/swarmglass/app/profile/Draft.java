package org.swarmglass.app.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.swarmglass.app.profile.Finding.Level;
import org.swarmglass.app.settings.StreamEntry;

/** What has been read so far. Each value is as it would be typed; what is empty was not there. */
final class Draft {
    private final Set<String> trackers = new LinkedHashSet<>();
    private final Set<String> iceServers = new LinkedHashSet<>();
    private final List<String> headers = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private String name = "";
    private String url = "";
    private String swarmId = "";
    private String liveDelay = "";
    private String generation = "";
    private String rendition = "";
    private String segmentHashes = "";
    private boolean recognised;

    void note(int line, String what, String cure) {
        findings.add(new Finding(line, Level.NOTE, what, cure));
    }

    void warn(int line, String what, String cure) {
        findings.add(new Finding(line, Level.WARNING, what, cure));
    }

    void error(int line, String what, String cure) {
        findings.add(new Finding(line, Level.ERROR, what, cure));
    }

    /** An option that is right and has no counterpart here. All of them make one finding. */
    void ignore(String option) {
        ignored.add(option);
    }

    /** The text is of a kind that is known, whatever it holds. */
    void recognise() {
        recognised = true;
    }

    boolean recognised() {
        return recognised;
    }

    void tracker(String line) {
        trackers.add(line);
    }

    List<String> trackers() {
        return List.copyOf(trackers);
    }

    void replaceTrackers(List<String> lines) {
        trackers.clear();
        trackers.addAll(lines);
    }

    void iceServer(String line) {
        iceServers.add(line);
    }

    void header(String line) {
        headers.add(line);
    }

    void name(String text) {
        name = text;
    }

    void url(String text) {
        url = text;
    }

    boolean hasUrl() {
        return !url.isEmpty();
    }

    void swarmId(String text) {
        swarmId = text;
    }

    void liveDelay(String text) {
        liveDelay = text;
    }

    boolean hasLiveDelay() {
        return !liveDelay.isEmpty();
    }

    void generation(String text) {
        generation = text;
    }

    void rendition(String text) {
        rendition = text;
    }

    void segmentHashes(String address) {
        segmentHashes = address;
    }

    Imported imported() {
        List<Finding> all = new ArrayList<>(findings);
        if (!ignored.isEmpty()) {
            all.add(new Finding(
                    0,
                    Level.NOTE,
                    "Options without a counterpart here are ignored: " + String.join(", ", ignored),
                    ""));
        }
        all.sort(Comparator.comparingInt(finding -> finding.line() == 0 ? Integer.MAX_VALUE : finding.line()));
        StreamEntry stream = new StreamEntry(
                url,
                List.copyOf(trackers),
                List.copyOf(iceServers),
                swarmId,
                liveDelay,
                generation,
                rendition,
                segmentHashes);
        return new Imported(
                new Profile(name, stream, headers), all.stream().distinct().toList());
    }
}
