package org.swarmglass.engine.playlist.dash;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address with {@code $Number$}, {@code $Time$}, {@code $Bandwidth$} and {@code $RepresentationID$} in it, read once
 * and filled for every segment. Unknown identifiers stay as they are.
 *
 * <p>Source: ISO/IEC 23009-1, 5.3.9.4.4.
 */
final class TemplateText {
    private static final Pattern IDENTIFIER =
            Pattern.compile("\\$(?:(RepresentationID|Number|Bandwidth|Time)(?:%0(\\d{1,2})d)?)?\\$");

    private final List<Part> parts;

    private TemplateText(List<Part> parts) {
        this.parts = parts;
    }

    private enum Value {
        LITERAL,
        NUMBER,
        TIME
    }

    /** @param text of a literal */
    private record Part(Value value, String text, int width) {}

    static TemplateText of(String template, String representationId, long bandwidth) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = IDENTIFIER.matcher(template);
        int at = 0;
        while (matcher.find()) {
            parts.add(literal(template.substring(at, matcher.start())));
            String name = matcher.group(1) == null ? "" : matcher.group(1);
            int width = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
            parts.add(
                    switch (name) {
                        case "Number" -> new Part(Value.NUMBER, "", width);
                        case "Time" -> new Part(Value.TIME, "", width);
                        case "Bandwidth" -> literal(padded(bandwidth, width));
                        case "RepresentationID" -> literal(representationId);
                        default -> literal("$");
                    });
            at = matcher.end();
        }
        parts.add(literal(template.substring(at)));
        return new TemplateText(parts);
    }

    String fill(long number, long time) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append(
                    switch (part.value()) {
                        case LITERAL -> part.text();
                        case NUMBER -> padded(number, part.width());
                        case TIME -> padded(time, part.width());
                    });
        }
        return out.toString();
    }

    private static Part literal(String text) {
        return new Part(Value.LITERAL, text, 0);
    }

    private static String padded(long value, int width) {
        String digits = Long.toString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
