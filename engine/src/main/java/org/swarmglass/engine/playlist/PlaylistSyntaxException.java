package org.swarmglass.engine.playlist;

/** A text that is no playlist, or one beyond the limits; says why and what a person can do about it. */
public final class PlaylistSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String cure;

    public PlaylistSyntaxException(String reason, String cure) {
        super(reason + " " + cure);
        this.reason = reason;
        this.cure = cure;
    }

    /** One sentence: what is wrong with the text. */
    public String reason() {
        return reason;
    }

    /** One sentence: what to do. */
    public String cure() {
        return cure;
    }
}
