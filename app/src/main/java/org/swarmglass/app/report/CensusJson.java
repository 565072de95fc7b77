package org.swarmglass.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.snapshot.CensusSnapshot.Count;
import org.swarmglass.engine.snapshot.CensusSnapshot.Recipe;
import org.swarmglass.engine.snapshot.CensusSnapshot.TrackerRow;

/** A census as JSON. Its keys are a contract, documented in the README. */
public final class CensusJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CensusJson() {}

    /** On one line, so that a run that counts again and again writes a line each time. */
    public static String line(CensusSnapshot census, Instant at) {
        try {
            return MAPPER.writeValueAsString(of(census, at));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }

    /**
     * Replaces the file.
     *
     * @throws IOException if the folder is missing or cannot be written
     */
    public static void write(Path file, CensusSnapshot census, Instant at) throws IOException {
        ReportFile.write(file, of(census, at));
    }

    static ObjectNode of(CensusSnapshot census, Instant at) {
        ObjectNode root = NODES.objectNode();
        root.put("time", at.toString());
        root.putObject("url").put("requested", census.requestedUrl()).put("response", census.responseUrl());
        ArrayNode trackers = root.putArray("trackers");
        census.trackers().forEach(tracker -> trackers.add(tracker(tracker)));
        ArrayNode swarms = root.putArray("swarms");
        for (CensusSnapshot.Row row : census.rows()) {
            ObjectNode swarm = swarms.addObject();
            swarm.put("infoHash", row.infoHash().hex());
            swarm.put("members", row.members().orElse(null));
            swarm.set("counts", counts(census.trackers(), row.counts()));
            ArrayNode recipes = swarm.putArray("recipes");
            row.recipes().forEach(recipe -> recipes.add(recipe(recipe)));
        }
        root.put("renditionsLeftOut", census.leftOut());
        ArrayNode joinable = root.putArray("joinable");
        census.joinable().stream().sorted().map(Generation::label).forEach(joinable::add);
        return root;
    }

    private static ObjectNode tracker(TrackerRow tracker) {
        return NODES.objectNode()
                .put("url", tracker.url().toString())
                .put("answer", tracker.answer().name().toLowerCase(Locale.ROOT))
                .put("oneByOne", tracker.oneByOne())
                .put("words", tracker.words().isEmpty() ? null : tracker.words());
    }

    private static ArrayNode counts(List<TrackerRow> trackers, List<Optional<Count>> counts) {
        ArrayNode rows = NODES.arrayNode();
        for (int i = 0; i < counts.size(); i++) {
            Optional<Count> count = counts.get(i);
            rows.addObject()
                    .put("tracker", trackers.get(i).url().toString())
                    .put("seeders", count.map(Count::seeders).orElse(null))
                    .put("leechers", count.map(Count::leechers).orElse(null));
        }
        return rows;
    }

    private static ObjectNode recipe(Recipe recipe) {
        return NODES.objectNode()
                .put("generation", recipe.generation().label())
                .put("kind", recipe.kind().wireName())
                .put("rendition", recipe.rendition())
                .put("urlBasis", recipe.basis().label())
                .put("usual", recipe.usual())
                .put("swarmId", recipe.swarmId())
                .put("properties", recipe.propertiesText())
                .put("streamIndex", recipe.streamIndex())
                .put("swarmString", recipe.swarmString());
    }
}
