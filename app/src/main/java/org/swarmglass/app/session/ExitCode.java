package org.swarmglass.app.session;

/** How the process ends. The numbers are a contract, listed in the README. */
public enum ExitCode {
    OK(0),
    /** A bug: please report it. */
    INTERNAL_ERROR(1),
    /** The command line is wrong. */
    USAGE(2),
    /** Something that running needs is missing on this machine and was not installed; the launcher uses it as well. */
    MISSING_REQUIREMENT(3),
    /** The stream never opened. */
    STREAM_FAILED(4),
    /** The report or the screenshot could not be written, or a port could not be bound. */
    IO_ERROR(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
