package org.swarmglass.engine.interop;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.swarmglass.engine.CensusRun;
import org.swarmglass.engine.StreamRequest;
import org.swarmglass.engine.model.TrackerTarget;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.tracker.websocket.Await;

/** A census of whoever watches in a lab. */
final class LabCensus {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private LabCensus() {}

    /** Members by the name of the generation; only swarms that have some. */
    static Map<String, Integer> count(URI stream, URI tracker) {
        try (CensusRun run =
                CensusRun.start(StreamRequest.of(stream), List.of(TrackerTarget.parse(tracker.toString())), EVERY)) {
            Await.until(() ->
                    run.status().census().filter(census -> census.rounds() > 0).isPresent());
            Map<String, Integer> counted = new TreeMap<>();
            for (CensusSnapshot.Row row : run.status().census().orElseThrow().rows()) {
                int members = row.members().orElse(0);
                if (members > 0) {
                    counted.merge(row.recipes().get(0).generation().label(), members, Integer::sum);
                }
            }
            return counted;
        }
    }
}
