package org.swarmglass.app.session;

/** The program cannot do what it was asked for; says why and what the person can do. */
public final class CannotContinueException extends Exception {
    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    /** @param message cause and cure, one or more sentences */
    public CannotContinueException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
