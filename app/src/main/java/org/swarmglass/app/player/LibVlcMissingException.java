package org.swarmglass.app.player;

/** libvlc is not installed or does not start. The message says which; {@link #cure} what to do. */
final class LibVlcMissingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String cure;

    LibVlcMissingException(String message, String cure) {
        super(message);
        this.cure = cure;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    String cure() {
        return cure;
    }
}
