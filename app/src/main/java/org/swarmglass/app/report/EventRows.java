package org.swarmglass.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.swarmglass.engine.event.EngineEvent;
import org.swarmglass.engine.event.EventPage;
import org.swarmglass.engine.model.Generation;

/**
 * One row per event: {@code seconds} since the opening, {@code level}, {@code type}, and the event's own parts under
 * their names. New events need no change here.
 */
final class EventRows {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1000;
    private static final Set<String> COMMON = Set.of("atNanos", "level");

    private EventRows() {}

    static ArrayNode of(EventPage page, long startNanos) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        if (page.missed() > 0) {
            rows.addObject()
                    .put("seconds", 0.0)
                    .put("level", "notice")
                    .put("type", "EventsMissed")
                    .put("count", page.missed());
        }
        page.events().forEach(event -> rows.add(row(event, startNanos)));
        return rows;
    }

    private static ObjectNode row(EngineEvent event, long startNanos) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        double seconds = (event.atNanos() - startNanos) / NANOS_PER_SECOND;
        row.put("seconds", Math.round(Math.max(0, seconds) * MILLIS_PER_SECOND) / MILLIS_PER_SECOND);
        row.put("level", event.level().name().toLowerCase(Locale.ROOT));
        row.put("type", event.getClass().getSimpleName());
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (!COMMON.contains(component.getName())) {
                put(row, component.getName(), value(event, component));
            }
        }
        return row;
    }

    private static Object value(EngineEvent event, RecordComponent component) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException impossible) {
            // The accessors of public records are public and throw nothing.
            throw new IllegalStateException(impossible);
        }
    }

    private static void put(ObjectNode row, String name, Object value) {
        if (value instanceof Boolean flag) {
            row.put(name, flag);
        } else if (value instanceof Number number) {
            row.put(name, number.longValue());
        } else if (value instanceof Duration duration) {
            row.put(name, ReportJson.seconds(duration));
        } else if (value instanceof Generation generation) {
            row.put(name, generation.label());
        } else if (value instanceof Enum<?> word) {
            row.put(name, word.name().toLowerCase(Locale.ROOT));
        } else {
            row.put(name, String.valueOf(value));
        }
    }
}
