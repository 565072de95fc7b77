package org.swarmglass.engine.wire;

/**
 * A message that claims to be a command and is not one. The message is for logs; it holds no remote text.
 *
 * <p>Without a stack trace: a hostile peer can cause thousands a second.
 */
public class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String message) {
        super(message, null, false, false);
    }
}
