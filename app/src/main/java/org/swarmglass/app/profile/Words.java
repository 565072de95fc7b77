package org.swarmglass.app.profile;

import org.swarmglass.app.profile.literal.Literal;
import org.swarmglass.app.profile.literal.Literal.Member;

/** What is said of options in more than one place. */
final class Words {
    private static final int LONGEST = 40;

    private Words() {}

    /** A value of the wrong kind. */
    static String unread(Literal value, String option) {
        if (value instanceof Literal.Code code) {
            String source = code.source().replaceAll("\\s+", " ");
            return option + " holds code, " + (source.length() > LONGEST ? source.substring(0, LONGEST) + "…" : source)
                    + ", which only the page can evaluate";
        }
        return option + " has a value of the wrong kind";
    }

    /** An option that is not one of those read. */
    static void unknown(Draft draft, Place place, Member member) {
        String option = member.key();
        if (place.ignores(option)) {
            draft.ignore(option);
            return;
        }
        String cure = place.nearest(option)
                .map(near -> "Did you mean " + near + "?")
                .or(() -> place.owner(option).map(owner -> "It belongs to " + owner.label()))
                .orElse("Delete it, or see the reference of the page's release");
        draft.warn(member.line(), option + " is no option of " + place.label() + " and is ignored by players", cure);
    }
}
