package org.swarmglass.engine.playlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The attributes of one tag line and where they stand in it (RFC 8216, section 4.2), so that one value can be replaced
 * while every other character stays.
 *
 * <p>One pass over the line, whatever it holds: the library's regular expression is quadratic in a long run of capitals.
 */
final class AttributeList {
    /** No tag has more than some twenty; what follows in a line made to tire us stays unread. */
    private static final int MAX_ATTRIBUTES = 200;

    private final String line;
    private final List<Attribute> attributes;

    private AttributeList(String line, List<Attribute> attributes) {
        this.line = line;
        this.attributes = attributes;
    }

    /**
     * @param start where the name begins in the line
     * @param valueStart where the value begins, behind an opening quote
     * @param valueEnd behind the value, in front of a closing quote
     */
    record Attribute(String name, String value, boolean quoted, int start, int valueStart, int valueEnd) {
        int end() {
            return quoted ? valueEnd + 1 : valueEnd;
        }
    }

    static AttributeList of(String line) {
        List<Attribute> found = new ArrayList<>();
        int at = line.indexOf(':') + 1;
        while (at > 0 && at < line.length() && found.size() < MAX_ATTRIBUTES) {
            int equals = line.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            Attribute attribute = read(line, at, equals);
            found.add(attribute);
            int comma = line.indexOf(',', attribute.end());
            at = comma < 0 ? line.length() : comma + 1;
        }
        return new AttributeList(line, found);
    }

    private static Attribute read(String line, int from, int equals) {
        // Junk without "=" in front of the name is cut off at its last comma.
        int start = Math.max(from, line.lastIndexOf(',', equals) + 1);
        while (start < equals && line.charAt(start) == ' ') {
            start++;
        }
        String name = line.substring(start, equals).strip();
        int value = equals + 1;
        int close = value < line.length() && line.charAt(value) == '"' ? line.indexOf('"', value + 1) : -1;
        if (close >= 0) {
            return new Attribute(name, line.substring(value + 1, close), true, start, value + 1, close);
        }
        int comma = line.indexOf(',', value);
        int end = comma < 0 ? line.length() : comma;
        return new Attribute(name, line.substring(value, end).strip(), false, start, value, end);
    }

    List<Attribute> all() {
        return attributes;
    }

    /** The value without quotes; empty if missing or empty. */
    Optional<String> get(String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return attribute.value().isEmpty() ? Optional.empty() : Optional.of(attribute.value());
            }
        }
        return Optional.empty();
    }

    /** The line with the values of those quoted attributes changed. */
    String withValues(Predicate<String> names, UnaryOperator<String> change) {
        StringBuilder text = new StringBuilder(line.length() + 64);
        int copied = 0;
        for (Attribute attribute : attributes) {
            if (attribute.quoted() && names.test(attribute.name())) {
                text.append(line, copied, attribute.valueStart()).append(change.apply(attribute.value()));
                copied = attribute.valueEnd();
            }
        }
        return text.append(line, copied, line.length()).toString();
    }

    /** The line without that attribute and the comma that goes with it. */
    String without(String name) {
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            if (attribute.name().equals(name)) {
                boolean last = i + 1 == attributes.size();
                int from = last && i > 0 ? attributes.get(i - 1).end() : attribute.start();
                int to = last ? attribute.end() : attributes.get(i + 1).start();
                return line.substring(0, from) + line.substring(to);
            }
        }
        return line;
    }
}
