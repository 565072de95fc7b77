package org.swarmglass.engine.transport.webrtc;

import org.jspecify.annotations.Nullable;

/** Data channels cannot be had on this machine; everything else works without them. */
public final class TransportUnavailableException extends Exception {
    private final String cure;

    /**
     * @param reason for a person
     * @param cure what the person can do
     */
    TransportUnavailableException(String reason, String cure, @Nullable Throwable cause) {
        super(reason, cause);
        this.cure = cure;
    }

    /** What the person can do, such as the apt line that installs what is missing. */
    public String cure() {
        return cure;
    }
}
