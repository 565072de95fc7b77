package org.swarmglass.app;

import java.io.PrintWriter;
import org.swarmglass.app.cli.SwarmglassCommand;
import org.swarmglass.app.headless.HeadlessAudience;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code = SwarmglassCommand.commandLine(screenshot -> {
                    PrintWriter out = new PrintWriter(System.out, true);
                    out.println("The console is not part of this build yet. Going on as with --headless.");
                    return new HeadlessAudience(out, System.console() != null);
                })
                .execute(args);
        // Native threads of WebRTC and VLC would keep the process alive.
        System.exit(code);
    }
}
