package org.swarmglass.engine.origin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.model.ByteRange;

/**
 * What an origin is to say to one request, right or wrong. The fake origin and the real test server both act on it.
 *
 * @param resource all of its bytes
 * @param headers beside those that follow from the rest
 * @param ranges whether a Range is honoured
 * @param rangeShift added to what Content-Range says: a lie unless 0
 * @param lengthKnown whether Content-Length is sent; else the body is chunked
 * @param sentBytes how much of the body goes out before the fault
 */
public record ScriptedAnswer(
        int status,
        byte[] resource,
        Map<String, String> headers,
        boolean ranges,
        long rangeShift,
        boolean lengthKnown,
        int sentBytes,
        Fault fault) {
    public enum Fault {
        NONE,
        /** The connection is closed in order. */
        CLOSE,
        RESET,
        /** Nothing more comes and the connection stays. */
        STALL,
        /** Stuck before the head. */
        MUTE
    }

    public static ScriptedAnswer of(byte[] resource) {
        return new ScriptedAnswer(200, resource, Map.of(), true, 0, true, Integer.MAX_VALUE, Fault.NONE);
    }

    public static ScriptedAnswer status(int status) {
        return new ScriptedAnswer(status, new byte[3], Map.of(), false, 0, true, Integer.MAX_VALUE, Fault.NONE);
    }

    public static ScriptedAnswer redirect(String location) {
        return status(302).with("Location", location);
    }

    public ScriptedAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ScriptedAnswer(status, resource, more, ranges, rangeShift, lengthKnown, sentBytes, fault);
    }

    public ScriptedAnswer failing(Fault how, int afterBytes) {
        return new ScriptedAnswer(status, resource, headers, ranges, rangeShift, lengthKnown, afterBytes, how);
    }

    public ScriptedAnswer withoutRanges() {
        return new ScriptedAnswer(status, resource, headers, false, rangeShift, lengthKnown, sentBytes, fault);
    }

    public ScriptedAnswer lyingAboutTheRange() {
        return new ScriptedAnswer(status, resource, headers, ranges, 1, lengthKnown, sentBytes, fault);
    }

    public ScriptedAnswer withoutLength() {
        return new ScriptedAnswer(status, resource, headers, ranges, rangeShift, false, sentBytes, fault);
    }

    /** The answer to a request with or without a range. */
    public Reply to(Optional<ByteRange> asked) {
        boolean partial = status == 200 && ranges && asked.isPresent();
        if (!partial) {
            return new Reply(status, headers, resource, 0);
        }
        ByteRange range = asked.get();
        if (range.first() >= resource.length) {
            return new Reply(416, headers, new byte[0], 0);
        }
        int first = (int) range.first();
        int after = range.openEnded() ? resource.length : (int) Math.min(resource.length, range.last() + 1);
        byte[] part = java.util.Arrays.copyOfRange(resource, first, after);
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(
                "Content-Range",
                "bytes " + (first + rangeShift) + "-" + (after - 1 + rangeShift) + "/"
                        + (resource.length + rangeShift));
        return new Reply(206, all, part, first);
    }

    /** Status, headers and the body's bytes as they would be in full. */
    public record Reply(int status, Map<String, String> headers, byte[] body, int first) {}
}
