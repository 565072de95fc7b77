package org.swarmglass.app.profile;

/**
 * Something about a configuration a person should know.
 *
 * @param line of the text that was read, counted from 1; 0 if it is about the whole
 * @param what is the matter, as a sentence without its full stop; never holds a password
 * @param cure what to do about it, or what was done; empty if nothing needs to be
 */
public record Finding(int line, Level level, String what, String cure) {
    /** How much it matters. */
    public enum Level {
        /** Nothing is wrong. */
        NOTE,
        /** It was taken over, but browsers may do something else with it or something should be checked. */
        WARNING,
        /** Browsers refuse it, or it could not be taken over. */
        ERROR
    }

    /** In one line, such as {@code line 3: error: ... Cure}. */
    public String words() {
        return (line > 0 ? "line " + line + ": " : "")
                + switch (level) {
                    case NOTE -> "note: ";
                    case WARNING -> "warning: ";
                    case ERROR -> "error: ";
                }
                + what + "." + (cure.isEmpty() ? "" : " " + cure + ".");
    }
}
