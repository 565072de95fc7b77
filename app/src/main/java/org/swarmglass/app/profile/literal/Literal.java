package org.swarmglass.app.profile.literal;

import java.util.List;

/** A value as it stands in a text, with the line it begins in, counted from 1. */
public sealed interface Literal {
    int line();

    record Text(int line, String value) implements Literal {}

    /** @param digits as written */
    record Digits(int line, String digits) implements Literal {}

    record Flag(int line, boolean value) implements Literal {}

    /** {@code null} or {@code undefined}. */
    record Nothing(int line) implements Literal {}

    record Items(int line, List<Literal> items) implements Literal {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Members(int line, List<Member> members) implements Literal {
        public Members {
            members = List.copyOf(members);
        }
    }

    /** An expression only its page could evaluate. */
    record Code(int line, String source) implements Literal {}

    /** One {@code key: value} of an object. A spread has the key {@code ...}. */
    record Member(int line, String key, Literal value) {}
}
