package org.swarmglass.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.swarmglass.app.profile.Profile;
import org.swarmglass.app.profile.ProfileFolder;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code swarmglass profiles}. */
@Command(
        name = "profiles",
        description = "Lists the profiles that were saved in the window, for watch --profile.",
        mixinStandardHelpOptions = true,
        versionProvider = SwarmglassCommand.VersionText.class)
final class ProfilesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    private final ProfileFolder folder;

    ProfilesCommand(ProfileFolder folder) {
        this.folder = folder;
    }

    @Override
    public Integer call() throws CannotContinueException {
        try {
            List<Profile> profiles = folder.list();
            if (profiles.isEmpty()) {
                spec.commandLine().getErr().println("There are no profiles; the window's \"Open stream\" saves them.");
            }
            // Without its query, which may hold a token.
            profiles.forEach(profile -> spec.commandLine()
                    .getOut()
                    .println(profile.name() + "\t" + profile.stream().url().replaceFirst("[?#].*", "")));
            return ExitCode.OK.number();
        } catch (IOException unreadable) {
            throw new CannotContinueException(ExitCode.IO_ERROR, "the profiles could not be read (" + unreadable + ")");
        }
    }
}
