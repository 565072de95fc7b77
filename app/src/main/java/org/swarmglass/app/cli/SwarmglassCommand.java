package org.swarmglass.app.cli;

import org.swarmglass.app.Version;
import org.swarmglass.app.profile.ProfileFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's name alone: shows what there is to do. */
@Command(
        name = "swarmglass",
        description =
                "Joins the swarm of a P2P-assisted HLS stream as a real peer, plays it, and shows why P2P works or"
                        + " does not.",
        mixinStandardHelpOptions = true,
        versionProvider = SwarmglassCommand.VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 fine, 1 a bug, 2 wrong command line, 3 something is missing on this machine,",
            "4 the stream did not open or no tracker counted, 5 a file or port could not be used,",
            "130 ended by Ctrl-C."
        })
public final class SwarmglassCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    private SwarmglassCommand() {}

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine(Consoles consoles) {
        return commandLine(consoles, ProfileFolder.ofUser());
    }

    static CommandLine commandLine(Consoles consoles, ProfileFolder profiles) {
        CommandLine line = new CommandLine(new SwarmglassCommand())
                .addSubcommand(new WatchCommand(consoles, profiles))
                .addSubcommand(new CensusCommand(profiles))
                .addSubcommand(new ProfilesCommand(profiles))
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new DemoCommand(consoles))
                .addSubcommand(new TrackerCommand());
        line.setParameterExceptionHandler(Failures::onWrongUsage);
        line.setExecutionExceptionHandler(Failures::onFailure);
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.NAME + " " + Version.NUMBER};
        }
    }
}
