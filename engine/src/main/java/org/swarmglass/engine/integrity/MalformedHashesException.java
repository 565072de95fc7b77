package org.swarmglass.engine.integrity;

/** A file that is no list of hashes; the message is for a person. */
public final class MalformedHashesException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedHashesException(String reason) {
        super(reason);
    }
}
