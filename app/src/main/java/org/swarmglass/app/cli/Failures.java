package org.swarmglass.app.cli;

import java.io.PrintWriter;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is printed when a command cannot do what it was asked for, and the exit code. */
final class Failures {
    private Failures() {}

    static int onWrongUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("swarmglass: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    static int onFailure(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof CannotContinueException known) {
            err.println("swarmglass: " + known.getMessage());
            return known.exitCode().number();
        }
        err.println("swarmglass: this is a bug, please report it with the lines below.");
        failure.printStackTrace(err); // to whoever typed the command, wherever the log goes and whatever its level
        return ExitCode.INTERNAL_ERROR.number();
    }
}
