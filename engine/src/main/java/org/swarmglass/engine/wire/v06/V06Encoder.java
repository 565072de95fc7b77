package org.swarmglass.engine.wire.v06;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.swarmglass.engine.wire.v06.V06Command.CancelSegmentRequest;
import org.swarmglass.engine.wire.v06.V06Command.SegmentAbsent;
import org.swarmglass.engine.wire.v06.V06Command.SegmentData;
import org.swarmglass.engine.wire.v06.V06Command.SegmentRequest;
import org.swarmglass.engine.wire.v06.V06Command.SegmentsMap;
import org.swarmglass.engine.wire.v06.V06Command.Status;

/**
 * Commands to bytes, the same ones a browser's {@code JSON.stringify} makes. Browsers tell commands from media by the first
 * two bytes and the last, so no library may add a space.
 */
public final class V06Encoder {
    private V06Encoder() {}

    /** One message; the receiver must accept its length, which a map can exceed. */
    public static byte[] encode(V06Command command) {
        StringBuilder out = new StringBuilder(128);
        if (command instanceof SegmentData data) {
            named(out, CommandCode.SEGMENT_DATA, data.id())
                    .append(",\"s\":")
                    .append(data.bytes())
                    .append('}');
        } else if (command instanceof SegmentAbsent absent) {
            named(out, CommandCode.SEGMENT_ABSENT, absent.id()).append('}');
        } else if (command instanceof SegmentsMap map) {
            map(out, map);
        } else if (command instanceof SegmentRequest request) {
            named(out, CommandCode.SEGMENT_REQUEST, request.id()).append('}');
        } else if (command instanceof CancelSegmentRequest cancel) {
            named(out, CommandCode.CANCEL_SEGMENT_REQUEST, cancel.id()).append('}');
        } else {
            throw new IllegalArgumentException("not a command of ours: " + command);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder named(StringBuilder out, int code, String id) {
        return JsonText.quote(id, out.append("{\"c\":").append(code).append(",\"i\":"));
    }

    /** A stream without segments is left out: browsers refuse a whole map for one empty list (protocol/v06 4.5). */
    private static void map(StringBuilder out, SegmentsMap map) {
        out.append("{\"c\":").append(CommandCode.SEGMENTS_MAP).append(",\"m\":{");
        String comma = "";
        for (Map.Entry<String, Map<String, Status>> stream : map.streams().entrySet()) {
            if (!stream.getValue().isEmpty()) {
                out.append(comma);
                comma = ",";
                JsonText.quote(stream.getKey(), out).append(":[");
                stream(out, stream.getValue());
                out.append(']');
            }
        }
        out.append("}}");
    }

    private static void stream(StringBuilder out, Map<String, Status> segments) {
        JsonText.quote(String.join("|", segments.keySet()), out).append(",[");
        String comma = "";
        for (Status status : segments.values()) {
            out.append(comma).append(status == Status.LOADED ? CommandCode.LOADED : CommandCode.LOADING_BY_HTTP);
            comma = ",";
        }
        out.append(']');
    }
}
