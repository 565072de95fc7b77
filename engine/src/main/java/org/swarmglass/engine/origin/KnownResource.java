package org.swarmglass.engine.origin;

import java.util.Optional;
import java.util.OptionalLong;

/** What earlier answers said of a resource, by which a later one is recognised as the same. */
record KnownResource(Optional<String> entityTag, OptionalLong length) {
    static final KnownResource NOTHING = new KnownResource(Optional.empty(), OptionalLong.empty());

    /** @param heldBytes of it, from its beginning on: a server without tags that has less than that has another resource */
    boolean contradictedBy(ResponseHead head, long heldBytes) {
        boolean otherTag = entityTag.isPresent() && head.entityTag().isPresent() && !entityTag.equals(head.entityTag());
        boolean otherLength =
                length.isPresent() && head.resourceLength().isPresent() && !length.equals(head.resourceLength());
        return otherTag || otherLength || head.resourceLength().orElse(Long.MAX_VALUE) < heldBytes;
    }

    /** What was known first stays. */
    KnownResource with(ResponseHead head) {
        return new KnownResource(entityTag.or(head::entityTag), length.isPresent() ? length : head.resourceLength());
    }
}
